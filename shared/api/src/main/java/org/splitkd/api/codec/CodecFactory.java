package org.splitkd.api.codec;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/** A kind of codec, which the keys of {@code distillation.wire} name. */
public interface CodecFactory extends Extension {

  /**
   * The codec.
   *
   * @param settings those under {@code distillation.wire.settings.NAME}
   */
  Codec create(Settings settings);
}
