package org.splitkd.api.power;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/**
 * A kind of device power model, named by {@code power} in {@code devices.<name>} or in an entry of
 * the fleet.
 */
public interface DevicePowerFactory extends Extension {

  /**
   * Creates the power model of one kind of device at one clock.
   *
   * @param settings the values under {@code power-settings}
   */
  PowerModel create(Settings settings, DevicePowerContext context);
}
