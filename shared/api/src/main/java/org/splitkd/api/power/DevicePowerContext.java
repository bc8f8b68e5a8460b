package org.splitkd.api.power;

/**
 * What a device's power model may know of it.
 *
 * @param name the catalogue's name of it
 * @param ghz the clock it runs at
 */
public record DevicePowerContext(String name, double ghz) {}
