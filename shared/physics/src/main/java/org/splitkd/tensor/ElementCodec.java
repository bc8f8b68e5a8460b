package org.splitkd.tensor;

import java.nio.ByteBuffer;
import org.splitkd.api.Settings;
import org.splitkd.api.codec.Codec;
import org.splitkd.api.codec.CodecFactory;

/** An element type as a codec. Frames identify it by a number, so it needs no name on the wire. */
public record ElementCodec(DType dtype) implements Codec {

  /** Creates the codec of one element type. */
  private abstract static class Factory implements CodecFactory {
    private final DType dtype;
    private final String summary;

    Factory(DType dtype, String summary) {
      this.dtype = dtype;
      this.summary = summary;
    }

    @Override
    public String name() {
      return dtype.label();
    }

    @Override
    public String summary() {
      return summary;
    }

    @Override
    public Codec create(Settings settings) {
      return new ElementCodec(dtype);
    }
  }

  /** Four bytes a value. */
  public static final class Fp32 extends Factory {
    public Fp32() {
      super(DType.FP32, "IEEE 754 binary32, as values are computed");
    }
  }

  /** Two bytes a value. */
  public static final class Fp16 extends Factory {
    public Fp16() {
      super(DType.FP16, "IEEE 754 binary16, rounded to nearest");
    }
  }

  /** Two bytes a value. */
  public static final class Bf16 extends Factory {
    public Bf16() {
      super(DType.BF16, "bfloat16, rounded to nearest");
    }
  }

  /** One byte a value, plus four bytes a row. */
  public static final class Int8 extends Factory {
    public Int8() {
      super(DType.INT8, "eight-bit integers with one scale for every token");
    }
  }

  @Override
  public int rowBytes(int width) {
    return Math.toIntExact(dtype.bytes(1, width));
  }

  @Override
  public void encode(float[] row, ByteBuffer to) {
    to.put(Tensor.encode(row, dtype, row.length).bytes());
  }

  @Override
  public void decode(ByteBuffer from, float[] row) {
    float[] values = Tensor.of(dtype, from, row.length).toFloats();
    System.arraycopy(values, 0, row, 0, row.length);
    from.position(from.limit());
  }

  @Override
  public boolean lossless() {
    return dtype == DType.FP32;
  }
}
