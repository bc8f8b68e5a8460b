package org.splitkd.protocol;

/**
 * A vehicle's measurement of its own share of a session.
 *
 * @param computeSeconds time its processor worked
 * @param uplinkSeconds time its modem sent
 * @param downlinkSeconds time its modem received
 * @param computeJoules energy its processor took while it worked
 * @param transmitJoules energy its modem took while it sent
 * @param receiveJoules energy its modem took while it received
 * @param idleJoules energy its processor took while it waited within the session
 */
public record DeviceMeasurement(
    double computeSeconds,
    double uplinkSeconds,
    double downlinkSeconds,
    double computeJoules,
    double transmitJoules,
    double receiveJoules,
    double idleJoules) {}
