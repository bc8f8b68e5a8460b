package org.splitkd.nn.torch;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.RopeScaling;

/**
 * Rotary position embedding in the convention of Hugging Face: the first half of a head's values is
 * turned against the second half.
 */
public final class Rope implements AutoCloseable {

  private final int half;
  private final Kept cosine;

  /** The sine, negative for the first half: x·cos + roll(x, half)·sine is the turned x. */
  private final Kept sine;

  private Rope(int half, Kept cosine, Kept sine) {
    this.half = half;
    this.cosine = cosine;
    this.sine = sine;
  }

  /** Tables for positions 0 to {@code positions − 1}. */
  public static Rope of(LlamaConfig config, int positions, ScalarType type) {
    int width = config.headWidth();
    int half = width / 2;
    double[] frequencies =
        frequencies(config.headWidth(), config.ropeTheta(), config.ropeScaling());
    float[] cosine = new float[positions * width];
    float[] sine = new float[positions * width];
    for (int position = 0; position < positions; position++) {
      for (int index = 0; index < width; index++) {
        double angle = position * frequencies[index % half];
        cosine[position * width + index] = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        sine[position * width + index] = index < half ? -sin : sin;
      }
    }
    return new Rope(
        half,
        Bridge.keep(table(cosine, positions, width), type),
        Bridge.keep(table(sine, positions, width), type));
  }

  private static org.splitkd.tensor.Tensor table(float[] values, int positions, int width) {
    return org.splitkd.tensor.Tensor.ofFloats(values, positions, 1, width);
  }

  /** Turns heads of shape [B, S, H, width] at positions {@code from} to {@code from + S − 1}. */
  public Tensor turn(Tensor heads, long from) {
    long positions = heads.size(1);
    Tensor cos = cosine.get().narrow(0, from, positions);
    Tensor sin = sine.get().narrow(0, from, positions);
    return heads.mul(cos).add(heads.roll(new long[] {half}, 3).mul(sin));
  }

  /** Angle per position of each pair of values; Llama 3 stretches the slow ones. */
  public static double[] frequencies(int headWidth, double theta, Optional<RopeScaling> scaling) {
    double[] frequencies = new double[headWidth / 2];
    for (int index = 0; index < frequencies.length; index++) {
      double frequency = StrictMath.pow(theta, -2.0 * index / headWidth);
      frequencies[index] = scaling.map(rule -> scaled(frequency, rule)).orElse(frequency);
    }
    return frequencies;
  }

  /** Rope type llama3: long wavelengths are stretched, short ones kept, those between blended. */
  private static double scaled(double frequency, RopeScaling scaling) {
    double turns = scaling.originalPositions() * frequency / (2 * Math.PI);
    double low = scaling.lowFrequencyFactor();
    double high = scaling.highFrequencyFactor();
    if (turns < low) {
      return frequency / scaling.factor();
    }
    if (turns > high) {
      return frequency;
    }
    double share = (turns - low) / (high - low);
    return (1 - share) * frequency / scaling.factor() + share * frequency;
  }

  @Override
  public void close() {
    cosine.close();
    sine.close();
  }
}
