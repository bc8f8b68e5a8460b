package org.splitkd.coordinator;

import java.util.Optional;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.SessionCharge;
import org.splitkd.model.CutLayer;

/**
 * An aborted session, none of whose results are applied, or the turn of a vehicle that could not
 * begin a session.
 *
 * @param round from 1
 * @param order in the round, from 1
 * @param vehicle index, from 0
 * @param attempt of the vehicle in the round, from 1
 * @param chosen cut and clock; empty if no session began
 * @param spent the time and energy wasted
 * @param joules the wasted energy that counts under the scenario's accounting
 * @param reason in human-readable form
 * @param retried whether the vehicle was tried again in the round
 */
public record AbortedSession(
    int round,
    int order,
    int vehicle,
    int attempt,
    Optional<Chosen> chosen,
    SessionCharge spent,
    double joules,
    AbortKind kind,
    String reason,
    boolean retried) {

  /**
   * The cut and clock chosen for a session.
   *
   * @param ghz the GPU's clock
   */
  public record Chosen(CutLayer cut, double ghz) {}
}
