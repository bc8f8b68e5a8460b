package org.splitkd.coordinator;

import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;

/**
 * A session that completed, as it was charged.
 *
 * @param round from 1
 * @param order in the round, from 1
 * @param vehicle index, from 0
 * @param ghz the GPU frequency
 * @param joules the energy that counts under the scenario's accounting
 */
public record CommittedSession(
    int round,
    int order,
    int vehicle,
    CutLayer cut,
    double ghz,
    SessionCharge charge,
    double joules,
    SessionLearning learning) {}
