package org.splitkd.api.policy;

/**
 * What does not change about a vehicle.
 *
 * @param index from 0
 * @param device the name of its board
 * @param ghz the clock of its processor
 * @param flopPerSecond of its processor at that clock
 * @param memoryBytes of the board, the operating system's share included
 * @param busyWatts of its processor while it computes
 * @param idleWatts of its processor while it waits
 * @param batteryJoules what its battery holds; infinite where its supply does not end
 */
public record VehicleFacts(
    int index,
    String device,
    double ghz,
    double flopPerSecond,
    double memoryBytes,
    double busyWatts,
    double idleWatts,
    double batteryJoules) {}
