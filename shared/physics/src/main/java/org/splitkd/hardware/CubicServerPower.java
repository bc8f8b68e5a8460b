package org.splitkd.hardware;

import org.splitkd.api.Settings;
import org.splitkd.api.power.PowerModel;
import org.splitkd.api.power.ServerPowerContext;
import org.splitkd.api.power.ServerPowerFactory;

/** Factory of {@link GpuPowerLaw}, whose keys are siblings of {@code power}. */
public final class CubicServerPower implements ServerPowerFactory {

  @Override
  public String name() {
    return "cubic";
  }

  @Override
  public String summary() {
    return "P_static + κ·f·max(f, f_floor)², as without a power model; its keys are beside power:"
        + " p-max-w, p-static-w, p-wait-w, f-floor-ghz";
  }

  @Override
  public PowerModel create(Settings settings, ServerPowerContext context) {
    return context.standard();
  }
}
