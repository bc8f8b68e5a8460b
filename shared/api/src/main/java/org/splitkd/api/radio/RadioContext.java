package org.splitkd.api.radio;

/**
 * What a radio model may know of the scenario's radio: a model is made for every channel quality.
 *
 * @param channel the name of the channel quality
 * @param noiseDbmPerHz its noise power spectral density N0
 * @param stationHeightM of the base station's antenna
 * @param terminalHeightM of a vehicle's antenna
 * @param standard the model of 3GPP as the scenario's keys have it: take parts of it, or replace
 *     some
 */
public record RadioContext(
    String channel,
    double noiseDbmPerHz,
    double carrierGhz,
    double stationHeightM,
    double terminalHeightM,
    ComposedRadio standard) {}
