package org.splitkd.tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The type of a tensor's elements, and their size in bytes. All are little-endian. */
public enum DType {
  /** IEEE 754 binary32. */
  FP32(4),
  /** IEEE 754 binary16: 5 bits of exponent, 10 of fraction. */
  FP16(2),
  /** The upper half of a binary32: 8 bits of exponent, 7 of fraction. */
  BF16(2),
  /**
   * Eight-bit integers −127…127 with one binary32 scale for every row, a row being the last axis:
   * first all values, then all scales.
   */
  INT8(1),
  /** Two's complement, 32 bits; token ids and counters. */
  INT32(4),
  /** Rows written by a codec that the tensor names; only that codec can decode them. */
  CODED(1);

  private static final int SCALE_BYTES = 4;

  private final int elementBytes;

  DType(int elementBytes) {
    this.elementBytes = elementBytes;
  }

  /** Returns these types by label, in this order: the choices of a scenario key. */
  public static Map<String, DType> labelled(DType... types) {
    Map<String, DType> byLabel = new LinkedHashMap<>();
    for (DType type : types) {
      byLabel.put(type.label(), type);
    }
    return Collections.unmodifiableMap(byLabel);
  }

  /** The name of the type in files, as {@code bf16}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Bytes of {@code rows} rows of {@code width} elements.
   *
   * @throws ArithmeticException if they do not fit a long
   * @throws IllegalArgumentException for CODED, whose size only its codec knows
   */
  public long bytes(long rows, long width) {
    if (this == CODED) {
      throw new IllegalArgumentException("only its codec knows the bytes of a coded row");
    }
    long values = Math.multiplyExact(Math.multiplyExact(rows, width), elementBytes);
    return this == INT8 ? Math.addExact(values, Math.multiplyExact(rows, SCALE_BYTES)) : values;
  }

  /**
   * Bits per element of a row of {@code width}, including its share of the row's scale.
   *
   * @throws IllegalArgumentException if a row has no elements
   */
  public double bitsPerElement(long width) {
    if (width < 1) {
      throw new IllegalArgumentException("row of " + width + " elements");
    }
    return 8.0 * bytes(1, width) / width;
  }
}
