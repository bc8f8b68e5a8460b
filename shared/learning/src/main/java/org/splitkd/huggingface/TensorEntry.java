package org.splitkd.huggingface;

import java.nio.ByteBuffer;
import java.util.List;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/**
 * One tensor in the header of a safetensors file.
 *
 * @param begin offset of its first byte from the end of the header
 * @param end offset after its last byte
 */
public record TensorEntry(DType dtype, List<Long> shape, long begin, long end) {

  static TensorEntry of(Keys keys) {
    StoredType type = StoredType.of(keys);
    List<Long> shape = keys.sizes("shape");
    List<Long> offsets = keys.sizes("data_offsets");
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw keys.wrong("data_offsets", "[begin, end]");
    }
    TensorEntry entry = new TensorEntry(type.dtype(), shape, offsets.get(0), offsets.get(1));
    if (entry.bytes() != takes(type, shape)) {
      throw new ModelFormatException(
          "data_offsets "
              + offsets
              + ": "
              + type
              + shape
              + " takes "
              + takes(type, shape)
              + " bytes");
    }
    return entry;
  }

  /** Number of bytes in the file. */
  public long bytes() {
    return end - begin;
  }

  /**
   * The tensor over these bytes of the file.
   *
   * @throws IllegalArgumentException if they are too few or too many
   */
  Tensor over(ByteBuffer data) {
    return Tensor.of(dtype, data, shape.stream().mapToLong(Long::longValue).toArray());
  }

  /** Throws if it does not fit a buffer. */
  void requireBuffer() {
    if (bytes() > Integer.MAX_VALUE) {
      throw new ModelFormatException(
          bytes() + " bytes: must be at most " + Integer.MAX_VALUE + " in one tensor");
    }
  }

  private static long takes(StoredType type, List<Long> shape) {
    try {
      long elements = 1;
      for (long dimension : shape) {
        elements = Math.multiplyExact(elements, dimension);
      }
      return type.dtype().bytes(1, elements);
    } catch (ArithmeticException overflow) {
      throw new ModelFormatException("shape " + shape + ": too large", overflow);
    }
  }
}
