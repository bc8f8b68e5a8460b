package org.splitkd.protocol;

/**
 * A vehicle has taken over the distilled student.
 *
 * @param receiveJoules its modem took while it received it
 */
public record StudentDeployed(double receiveJoules) {}
