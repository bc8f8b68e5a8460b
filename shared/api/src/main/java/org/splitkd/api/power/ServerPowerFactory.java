package org.splitkd.api.power;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/**
 * A kind of GPU power model, which {@code power} of {@code gpus.<name>} or {@code server} names.
 */
public interface ServerPowerFactory extends Extension {

  /**
   * The power of one GPU.
   *
   * @param settings those under {@code power-settings}
   */
  PowerModel create(Settings settings, ServerPowerContext context);
}
