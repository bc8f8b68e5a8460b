package org.splitkd.api.radio;

/**
 * The facts about the scenario's radio that a model may use. One model is created for each channel
 * quality.
 *
 * @param channel the name of the channel quality
 * @param noiseDbmPerHz its noise power spectral density N0
 * @param stationHeightM height of the base station's antenna
 * @param terminalHeightM height of a vehicle's antenna
 * @param standard the 3GPP model with the scenario's keys; a model may use it or replace parts of
 *     it
 */
public record RadioContext(
    String channel,
    double noiseDbmPerHz,
    double carrierGhz,
    double stationHeightM,
    double terminalHeightM,
    ComposedRadio standard) {}
