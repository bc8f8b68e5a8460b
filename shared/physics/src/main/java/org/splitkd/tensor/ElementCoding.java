package org.splitkd.tensor;

/** Values as elements of one type. */
public record ElementCoding(DType dtype) implements Coding {

  @Override
  public String label() {
    return dtype.label();
  }

  @Override
  public DType carrier() {
    return dtype;
  }

  @Override
  public Tensor encode(Tensor values) {
    return values.as(dtype);
  }

  /** Accepts any element type, because a tensor carries its own. */
  @Override
  public Tensor decode(Tensor received, long width) {
    if (received.codec().isPresent()) {
      throw new IllegalArgumentException(received + ": must be " + label());
    }
    return received;
  }

  @Override
  public double bitsPerElement(long width) {
    return dtype.bitsPerElement(width);
  }
}
