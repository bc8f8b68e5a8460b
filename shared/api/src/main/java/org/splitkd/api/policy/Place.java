package org.splitkd.api.policy;

/** A place in the plane, m. */
public record Place(double x, double y) {}
