package org.splitkd.radio;

import org.splitkd.time.Interval;

/**
 * The outcome of a transfer.
 *
 * @param airtime interval from the start to the arrival, or to the loss of the link
 * @param lost whether the link was lost, so that nothing arrived
 */
public record Transfer(Interval airtime, boolean lost) {}
