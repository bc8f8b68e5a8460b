package org.splitkd.api.radio;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/** A kind of radio, which {@code radio.model} names. */
public interface RadioModelFactory extends Extension {

  /**
   * The radio under one channel quality.
   *
   * @param settings those under {@code radio.settings}
   */
  RadioModel create(Settings settings, RadioContext context);
}
