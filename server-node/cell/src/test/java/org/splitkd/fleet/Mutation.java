package org.splitkd.fleet;

import java.util.Arrays;
import java.util.Random;

/** Changes real bytes as a broken or hostile sender would; the same seed makes the same changes. */
final class Mutation {

  /** Bytes that give numbers extreme values. */
  private static final byte[] EXTREMES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};

  private final Random random;

  Mutation(long seed) {
    random = new Random(seed);
  }

  /** Returns bytes that differ from the real ones. */
  byte[] of(byte[] real) {
    byte[] mutated = mutate(real);
    return Arrays.equals(mutated, real) ? Arrays.copyOf(real, real.length - 1) : mutated;
  }

  private byte[] mutate(byte[] real) {
    return switch (random.nextInt(5)) {
      case 0 -> flipped(real, real.length);
      case 1 -> flipped(real, Math.min(real.length, 96)); // headers, where it hurts
      case 2 -> Arrays.copyOf(real, random.nextInt(real.length)); // cut short
      case 3 -> Arrays.copyOf(real, real.length + 1 + random.nextInt(64)); // too long
      default -> overwritten(real);
    };
  }

  private byte[] flipped(byte[] real, int before) {
    byte[] bytes = real.clone();
    int many = 1 + random.nextInt(8);
    for (int i = 0; i < many; i++) {
      bytes[random.nextInt(before)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] overwritten(byte[] real) {
    byte[] bytes = real.clone();
    int from = random.nextInt(Math.min(bytes.length, 128));
    int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
    Arrays.fill(bytes, from, to, EXTREMES[random.nextInt(EXTREMES.length)]);
    return bytes;
  }
}
