package org.splitkd.api.radio;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/** A kind of radio, named by {@code radio.model}. */
public interface RadioModelFactory extends Extension {

  /**
   * Creates the radio under one channel quality.
   *
   * @param settings the values under {@code radio.settings}
   */
  RadioModel create(Settings settings, RadioContext context);
}
