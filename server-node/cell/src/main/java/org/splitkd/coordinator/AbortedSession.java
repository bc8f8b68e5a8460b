package org.splitkd.coordinator;

import org.splitkd.cost.SessionCharge;

/**
 * A session that did not complete; nothing of it is applied.
 *
 * @param round from 1
 * @param order in the round, from 1
 * @param vehicle index, from 0
 * @param attempt of the vehicle in the round, from 1
 * @param spent in vain
 * @param joules of it that count under the scenario's accounting
 * @param retried whether the vehicle was tried again in the round
 */
public record AbortedSession(
    int round,
    int order,
    int vehicle,
    int attempt,
    SessionCharge spent,
    double joules,
    String reason,
    boolean retried) {}
