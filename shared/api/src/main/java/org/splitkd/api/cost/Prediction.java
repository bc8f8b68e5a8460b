package org.splitkd.api.cost;

/** The cost of a session if the rates stayed as they are. */
public record Prediction(double delaySeconds, double joules, TimeParts time) {}
