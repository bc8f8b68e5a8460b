package org.splitkd.nn;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.splitkd.tensor.Tensor;

/** Random tensors that depend on a seed and a name alone, not on what was drawn before. */
final class RandomWeights {

  private final SplittableRandom random;

  private RandomWeights(SplittableRandom random) {
    this.random = random;
  }

  static RandomWeights of(long seed, String name) {
    CRC32C hash = new CRC32C();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    return new RandomWeights(new SplittableRandom(seed * 0x9e3779b97f4a7c15L + hash.getValue()));
  }

  /** Values within ±{@code most}. */
  Tensor uniform(double most, long... shape) {
    return fill(shape, () -> (float) ((2 * random.nextDouble() - 1) * most));
  }

  /** Normally distributed values, mean 0 (Box and Muller). */
  Tensor normal(double deviation, long... shape) {
    return fill(
        shape,
        () -> {
          double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
          double angle = 2 * Math.PI * random.nextDouble();
          return (float) (deviation * radius * StrictMath.cos(angle));
        });
  }

  /** Draws one value. */
  @FunctionalInterface
  private interface Draw {
    float next();
  }

  private static Tensor fill(long[] shape, Draw draw) {
    long elements = 1;
    for (long dimension : shape) {
      elements = Math.multiplyExact(elements, dimension);
    }
    float[] values = new float[Math.toIntExact(elements)];
    for (int index = 0; index < values.length; index++) {
      values[index] = draw.next();
    }
    return Tensor.ofFloats(values, shape);
  }
}
