package org.splitkd.api.power;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/** A kind of GPU power model, named by {@code power} in {@code gpus.<name>} or {@code server}. */
public interface ServerPowerFactory extends Extension {

  /**
   * Creates the power model of one GPU.
   *
   * @param settings the values under {@code power-settings}
   */
  PowerModel create(Settings settings, ServerPowerContext context);
}
