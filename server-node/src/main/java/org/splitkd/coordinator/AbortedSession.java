package org.splitkd.coordinator;

/**
 * A session that did not complete; nothing of it is charged or applied.
 *
 * @param order in the round, from 1
 * @param vehicle index, from 0
 */
public record AbortedSession(int order, int vehicle, String reason) {}
