package org.splitkd.api.mobility;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/** A kind of motion, which {@code mobility.model} names. */
public interface MobilityFactory extends Extension {

  /**
   * The motion of a scenario.
   *
   * @param settings those under {@code mobility.settings}
   */
  Mobility create(Settings settings, MobilityContext context);
}
