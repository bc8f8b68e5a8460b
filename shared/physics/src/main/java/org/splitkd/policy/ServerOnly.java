package org.splitkd.policy;

import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.model.CutLayer;

/** The benchmark that leaves as much as it can to the server. */
public final class ServerOnly implements PolicyFactory {

  @Override
  public String name() {
    return "server-only";
  }

  @Override
  public String summary() {
    return "Every vehicle in index order with cut 1, at the GPU's highest clock.";
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    return new FixedCut(new CutLayer(1), context.clocks().maxGhz());
  }
}
