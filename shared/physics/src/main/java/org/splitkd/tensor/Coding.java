package org.splitkd.tensor;

/** The wire coding of a tensor's values: an element type or a third-party codec. */
public sealed interface Coding permits ElementCoding, NamedCoding {

  /** The name in scenario files. */
  String label();

  /** The element type in which to pass values to {@link #encode}. */
  DType carrier();

  /**
   * Returns the tensor to send.
   *
   * @param values a tensor of the {@link #carrier} type, or of any other floating-point type
   */
  Tensor encode(Tensor values);

  /**
   * Returns the values of a received tensor.
   *
   * @param width width of its rows
   * @throws IllegalArgumentException if it has another coding or row width; the message is one line
   */
  Tensor decode(Tensor received, long width);

  /** Bits per value in a row of {@code width}, including its share of the row's overhead. */
  double bitsPerElement(long width);
}
