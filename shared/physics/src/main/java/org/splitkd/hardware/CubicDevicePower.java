package org.splitkd.hardware;

import org.splitkd.api.Settings;
import org.splitkd.api.power.DevicePowerContext;
import org.splitkd.api.power.DevicePowerFactory;
import org.splitkd.api.power.PowerModel;

/** Factory of {@link DevicePowerLaw}, whose keys are siblings of {@code power}. */
public final class CubicDevicePower implements DevicePowerFactory {

  @Override
  public String name() {
    return "cubic";
  }

  @Override
  public String summary() {
    return "P_idle + (P_rated - P_idle)(f/f_rated)³, as without a power model; its keys are beside"
        + " power: p-rated-w, p-idle-w, f-rated-ghz";
  }

  @Override
  public PowerModel create(Settings settings, DevicePowerContext context) {
    return context.standard();
  }
}
