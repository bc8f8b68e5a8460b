package org.splitkd.api.mobility;

/**
 * What a mobility may know of the scenario it moves in.
 *
 * @param vehicles as many as are driven
 * @param station where {@code mobility.base-station} puts the base station, m
 */
public record MobilityContext(int vehicles, Position station) {}
