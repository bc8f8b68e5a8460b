package org.splitkd.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tensor as a value: element type, shape, and its elements in row-major order as little-endian
 * bytes. Immutable as long as its source buffer is not modified. Equal tensors have the same type,
 * codec, shape and bytes.
 */
public final class Tensor {

  /** Largest length of a codec's name. */
  static final int LONGEST_CODEC = 64;

  private static final Pattern CODEC = Pattern.compile("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

  private final DType dtype;
  private final Shape shape;
  private final ByteBuffer bytes;

  /** Name of the codec of a CODED tensor; empty otherwise. */
  private final String codec;

  private Tensor(DType dtype, Shape shape, ByteBuffer bytes) {
    this(dtype, shape, bytes, "");
  }

  private Tensor(DType dtype, Shape shape, ByteBuffer bytes, String codec) {
    this.dtype = dtype;
    this.shape = shape;
    this.bytes = bytes;
    this.codec = codec;
    if (dtype == DType.CODED) {
      if (codec.length() > LONGEST_CODEC || !CODEC.matcher(codec).matches()) {
        throw new IllegalArgumentException("a coded tensor without a valid codec name");
      }
    } else if (bytes.remaining() != shape.bytes(dtype)) {
      throw new IllegalArgumentException(
          this + " takes " + shape.bytes(dtype) + " bytes, not " + bytes.remaining());
    }
  }

  /**
   * Returns a tensor over the remaining bytes of a buffer, which is not copied.
   *
   * @throws IllegalArgumentException if the number of bytes does not match type and shape, or a
   *     dimension is negative
   */
  public static Tensor of(DType dtype, ByteBuffer bytes, long... shape) {
    return new Tensor(dtype, new Shape(shape), bytes.slice().asReadOnlyBuffer());
  }

  /**
   * Returns a tensor written by a codec, over the remaining bytes of a buffer, which is not copied.
   * {@link NamedCoding} checks that the number of bytes matches the codec and the shape.
   *
   * @param codec its name in scenario files, at most {@value #LONGEST_CODEC} characters
   * @throws IllegalArgumentException if the name is not a valid codec name, or a dimension is
   *     negative
   */
  public static Tensor coded(String codec, ByteBuffer bytes, long... shape) {
    return new Tensor(DType.CODED, new Shape(shape), bytes.slice().asReadOnlyBuffer(), codec);
  }

  /**
   * Returns an FP32 tensor of these values.
   *
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static Tensor ofFloats(float[] values, long... shape) {
    return encode(values, DType.FP32, shape);
  }

  /**
   * Returns these values in a floating-point type, rounded to nearest, ties to even. Values too
   * large for FP16 or BF16 become infinite.
   *
   * @throws IllegalArgumentException if the shape has another number of elements, the type is INT32
   *     or CODED, or the type is INT8 and a value is infinite or NaN
   */
  public static Tensor encode(float[] values, DType dtype, long... shape) {
    Shape checked = holding(values.length, shape);
    return new Tensor(dtype, checked, Elements.encode(values, dtype, checked).asReadOnlyBuffer());
  }

  /**
   * Returns an INT32 tensor of these values.
   *
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static Tensor ofInts(int[] values, long... shape) {
    Shape checked = holding(values.length, shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(checked.bytes(DType.INT32)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return new Tensor(DType.INT32, checked, bytes.asReadOnlyBuffer());
  }

  private static Shape holding(int values, long[] shape) {
    Shape checked = new Shape(shape);
    if (checked.elements() != values) {
      throw new IllegalArgumentException(
          "shape " + checked + " has " + checked.elements() + " elements, not " + values);
    }
    return checked;
  }

  public DType dtype() {
    return dtype;
  }

  /** The name of the codec that wrote it; empty for elements of a type. */
  public Optional<String> codec() {
    return codec.isEmpty() ? Optional.empty() : Optional.of(codec);
  }

  public long[] shape() {
    return shape.dimensions();
  }

  /** A read-only, little-endian view from the first byte to the last. */
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  public long byteCount() {
    return bytes.remaining();
  }

  public long elements() {
    return shape.elements();
  }

  /** Elements of the last axis; 1 for a scalar. */
  public long width() {
    return shape.width();
  }

  /** Rows of {@link #width()} elements. */
  public long rows() {
    return shape.rows();
  }

  /**
   * Returns the values as floats.
   *
   * @throws IllegalStateException for INT32 and CODED
   */
  public float[] toFloats() {
    return Elements.decode(this);
  }

  /**
   * Returns the values of an INT32 tensor.
   *
   * @throws IllegalStateException for any other type
   */
  public int[] toInts() {
    if (dtype != DType.INT32) {
      throw new IllegalStateException(this + " holds no integers");
    }
    int[] values = new int[Math.toIntExact(elements())];
    bytes().asIntBuffer().get(values);
    return values;
  }

  /**
   * Returns the same values in another floating-point type, as by {@link #encode}.
   *
   * @throws IllegalArgumentException if the other type cannot hold them
   * @throws IllegalStateException if this is INT32 or CODED and the other type differs
   */
  public Tensor as(DType other) {
    return other == dtype ? this : encode(toFloats(), other, shape.dimensions());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && dtype == that.dtype
        && codec.equals(that.codec)
        && shape.equals(that.shape)
        && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dtype, codec, shape, bytes);
  }

  /** Returns type or codec, and shape, such as {@code FP16[4, 128, 256]}. */
  @Override
  public String toString() {
    return (codec.isEmpty() ? dtype : codec) + shape.toString();
  }
}
