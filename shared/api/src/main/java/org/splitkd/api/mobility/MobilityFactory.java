package org.splitkd.api.mobility;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/** A kind of motion, named by {@code mobility.model}. */
public interface MobilityFactory extends Extension {

  /**
   * Creates the motion of a scenario.
   *
   * @param settings the values under {@code mobility.settings}
   */
  Mobility create(Settings settings, MobilityContext context);
}
