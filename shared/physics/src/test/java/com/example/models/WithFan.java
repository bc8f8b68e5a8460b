package com.example.models;

import org.splitkd.api.Settings;
import org.splitkd.api.power.DevicePowerContext;
import org.splitkd.api.power.DevicePowerFactory;
import org.splitkd.api.power.PowerModel;

/** The built-in law plus a fan of 1.5 W. */
public final class WithFan implements DevicePowerFactory {

  @Override
  public String name() {
    return "with-fan";
  }

  @Override
  public String summary() {
    return "the cubic law and a fan";
  }

  @Override
  public PowerModel create(Settings settings, DevicePowerContext context) {
    PowerModel law = context.standard();
    return (phase, ghz, utilisation) -> law.watts(phase, ghz, utilisation) + 1.5;
  }
}
