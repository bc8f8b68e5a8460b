package org.splitkd.api.codec;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/** A kind of codec, named by the keys of {@code distillation.wire}. */
public interface CodecFactory extends Extension {

  /**
   * Creates the codec.
   *
   * @param settings the values under {@code distillation.wire.settings.NAME}
   */
  Codec create(Settings settings);
}
