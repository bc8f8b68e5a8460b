package org.splitkd.protocol;

/**
 * A vehicle has taken over the distilled student.
 *
 * @param receiveJoules energy its modem took to receive it
 */
public record StudentDeployed(double receiveJoules) {}
