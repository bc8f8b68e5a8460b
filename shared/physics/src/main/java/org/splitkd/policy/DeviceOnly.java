package org.splitkd.policy;

import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;

/** The benchmark that leaves as much as it can to the devices. */
public final class DeviceOnly implements PolicyFactory {

  @Override
  public String name() {
    return "device-only";
  }

  @Override
  public String summary() {
    return "Every vehicle in index order with the deepest cut, at the GPU's highest clock.";
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    return new FixedCut(context.deepestCut(), context.clocks().maxGhz());
  }
}
