package org.splitkd.tensor;

/** How the values of tensors travel: as one of the element types, or by a codec of others. */
public sealed interface Coding permits ElementCoding, NamedCoding {

  /** The name in scenario files. */
  String label();

  /** The element type in which values are to be given to {@link #encode}. */
  DType carrier();

  /**
   * The tensor that is sent.
   *
   * @param values a tensor of the {@link #carrier} type, or any other of floats
   */
  Tensor encode(Tensor values);

  /**
   * The values of a tensor that was received.
   *
   * @param width of its rows
   * @throws IllegalArgumentException if it is not coded so, or its rows are not so wide: in one
   *     line
   */
  Tensor decode(Tensor received, long width);

  /** Bits that a value takes in a row of {@code width}, with its share of what a row takes. */
  double bitsPerElement(long width);
}
