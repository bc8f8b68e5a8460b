package org.splitkd.radio;

import org.splitkd.time.Interval;

/**
 * How a transfer went.
 *
 * @param airtime from its start to its arrival, or until the link was given up
 * @param lost whether the link was given up, so that nothing arrived
 */
public record Transfer(Interval airtime, boolean lost) {}
