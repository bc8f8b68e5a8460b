package com.example.models;

import java.nio.ByteBuffer;
import org.splitkd.api.Settings;
import org.splitkd.api.codec.Codec;
import org.splitkd.api.codec.CodecFactory;

/** The upper two bytes of each value. */
public final class Halves implements CodecFactory {

  @Override
  public String name() {
    return "halves";
  }

  @Override
  public String summary() {
    return "binary32 cut to its upper half";
  }

  @Override
  public Codec create(Settings settings) {
    return new Codec() {
      @Override
      public int rowBytes(int width) {
        return 2 * width;
      }

      @Override
      public void encode(float[] row, ByteBuffer to) {
        for (float value : row) {
          to.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
        }
      }

      @Override
      public void decode(ByteBuffer from, float[] row) {
        for (int place = 0; place < row.length; place++) {
          row[place] = Float.intBitsToFloat(from.getShort() << 16);
        }
      }
    };
  }
}
