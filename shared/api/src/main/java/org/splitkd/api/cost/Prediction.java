package org.splitkd.api.cost;

/** What a session would cost if the rates stayed as they are. */
public record Prediction(double delaySeconds, double joules, TimeParts time) {}
