package org.splitkd.api.power;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/**
 * A kind of device power model, which {@code power} of {@code devices.<name>} or of an entry of the
 * fleet names.
 */
public interface DevicePowerFactory extends Extension {

  /**
   * The power of one kind of device at one clock.
   *
   * @param settings those under {@code power-settings}
   */
  PowerModel create(Settings settings, DevicePowerContext context);
}
