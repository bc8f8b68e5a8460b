package org.splitkd.coordinator;

/**
 * A session that did not complete; nothing of it is charged or applied.
 *
 * @param round from 1
 * @param order in the round, from 1
 * @param vehicle index, from 0
 */
public record AbortedSession(int round, int order, int vehicle, String reason) {}
