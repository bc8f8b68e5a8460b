package com.example.models;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.codec.Codec;
import org.splitkd.api.codec.CodecFactory;

/** A codec that keeps the k largest values of a row, each as index (two bytes) and value (four). */
public final class TopK implements CodecFactory {

  @Override
  public String name() {
    return "top-k";
  }

  @Override
  public String summary() {
    return "the largest values of a token";
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.whole("k", "values kept").between(1, 1000).defaultsTo(4));
  }

  @Override
  public Codec create(Settings settings) {
    return codec((int) settings.whole("k"));
  }

  /** Returns the codec that keeps k values. */
  public static Codec codec(int k) {
    return new Codec() {
      @Override
      public int rowBytes(int width) {
        return 6 * Math.min(k, width);
      }

      @Override
      public void encode(float[] row, ByteBuffer to) {
        IntStream.range(0, row.length)
            .boxed()
            .sorted(Comparator.comparingDouble(place -> -Math.abs(row[place])))
            .limit(k)
            .forEach(place -> to.putShort(place.shortValue()).putFloat(row[place]));
      }

      @Override
      public void decode(ByteBuffer from, float[] row) {
        while (from.hasRemaining()) {
          int place = Short.toUnsignedInt(from.getShort());
          if (place >= row.length) {
            throw new IllegalArgumentException("place " + place + " of " + row.length);
          }
          row[place] = from.getFloat();
        }
      }
    };
  }
}
