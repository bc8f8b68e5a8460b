package org.splitkd.api.power;

/**
 * What a server's power model may know of its GPU.
 *
 * @param name the catalogue's name of it
 * @param minGhz the lowest clock
 * @param maxGhz the highest clock
 */
public record ServerPowerContext(String name, double minGhz, double maxGhz) {}
