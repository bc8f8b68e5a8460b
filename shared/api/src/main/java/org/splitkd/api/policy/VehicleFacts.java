package org.splitkd.api.policy;

/**
 * The fixed properties of a vehicle.
 *
 * @param index from 0
 * @param device the name of its board
 * @param ghz the clock of its processor
 * @param flopPerSecond throughput of its processor at that clock
 * @param memoryBytes memory of the board, including the operating system's share
 * @param busyWatts power of its processor while it computes
 * @param idleWatts power of its processor while it waits
 * @param batteryJoules energy of its full battery; infinite if its supply is unlimited
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
