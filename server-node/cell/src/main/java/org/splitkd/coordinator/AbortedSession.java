package org.splitkd.coordinator;

import java.util.Optional;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.SessionCharge;
import org.splitkd.model.CutLayer;

/**
 * A session that did not complete; nothing of it is applied. Or the turn of a vehicle that could
 * not even begin one.
 *
 * @param round from 1
 * @param order in the round, from 1
 * @param vehicle index, from 0
 * @param attempt of the vehicle in the round, from 1
 * @param chosen cut and clock; empty where no session began
 * @param spent wasted
 * @param joules of it that count under the scenario's accounting
 * @param reason for people
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
   * What was chosen for a session.
   *
   * @param ghz the GPU's clock
   */
  public record Chosen(CutLayer cut, double ghz) {}
}
