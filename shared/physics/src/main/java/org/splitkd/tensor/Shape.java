package org.splitkd.tensor;

import java.util.Arrays;

/**
 * The dimensions of a tensor, viewed as rows of the last axis; a scalar is one row of one element.
 */
final class Shape {

  private final long[] dimensions;
  private final long rows;
  private final long width;

  Shape(long... dimensions) {
    this.dimensions = dimensions.clone();
    int last = dimensions.length - 1;
    this.width = last < 0 ? 1 : dimensions[last];
    try {
      long product = 1;
      for (int axis = 0; axis <= last; axis++) {
        if (dimensions[axis] < 0) {
          throw new IllegalArgumentException("shape " + this + " has a negative dimension");
        }
        if (axis < last) {
          product = Math.multiplyExact(product, dimensions[axis]);
        }
      }
      this.rows = product;
      Math.multiplyExact(rows, width);
    } catch (ArithmeticException overflow) {
      throw new IllegalArgumentException("shape " + this + " has too many elements", overflow);
    }
  }

  long[] dimensions() {
    return dimensions.clone();
  }

  long rows() {
    return rows;
  }

  long width() {
    return width;
  }

  long elements() {
    return rows * width;
  }

  /** Bytes of the elements as {@code dtype}; at most as many as one buffer can hold. */
  int bytes(DType dtype) {
    try {
      return Math.toIntExact(dtype.bytes(rows, width));
    } catch (ArithmeticException overflow) {
      throw new IllegalArgumentException(
          dtype + this.toString() + " takes more bytes than a buffer can hold", overflow);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(dimensions, that.dimensions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dimensions);
  }

  @Override
  public String toString() {
    return Arrays.toString(dimensions);
  }
}
