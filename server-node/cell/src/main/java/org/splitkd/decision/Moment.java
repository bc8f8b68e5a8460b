package org.splitkd.decision;

import java.util.List;
import org.splitkd.api.radio.Rates;
import org.splitkd.time.EmulatedInstant;

/**
 * The situation of a cell when a session may begin.
 *
 * @param round from 1
 * @param order of the session that would begin, in the round, from 1
 * @param candidates vehicles not served yet, those tried least often first; each group in index
 *     order
 * @param served vehicles served in this round, in order
 * @param rates by vehicle index
 * @param drawn energy each vehicle has drawn from its supply so far, J
 */
public record Moment(
    EmulatedInstant now,
    int round,
    int order,
    List<List<Integer>> candidates,
    List<Integer> served,
    List<Rates> rates,
    List<Double> drawn) {}
