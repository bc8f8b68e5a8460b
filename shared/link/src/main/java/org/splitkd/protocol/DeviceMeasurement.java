package org.splitkd.protocol;

/**
 * What a vehicle measured of its own share of a session.
 *
 * @param computeSeconds its processor worked
 * @param uplinkSeconds its modem sent
 * @param downlinkSeconds its modem received
 * @param computeJoules its processor took while it worked
 * @param transmitJoules its modem took while it sent
 * @param receiveJoules its modem took while it received
 * @param idleJoules its processor took while it waited within the session
 */
public record DeviceMeasurement(
    double computeSeconds,
    double uplinkSeconds,
    double downlinkSeconds,
    double computeJoules,
    double transmitJoules,
    double receiveJoules,
    double idleJoules) {}
