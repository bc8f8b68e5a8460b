package org.splitkd.comparison;

import org.splitkd.scenario.Method;

/**
 * One cell of a comparison.
 *
 * @param trial from 0
 */
public record CellId(String channel, Method method, int trial) {}
