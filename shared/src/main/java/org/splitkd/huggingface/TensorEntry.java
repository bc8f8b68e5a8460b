package org.splitkd.huggingface;

import java.util.List;
import org.splitkd.tensor.DType;

/**
 * One tensor in the header of a safetensors file.
 *
 * @param begin offset of its first byte from the end of the header
 * @param end offset behind its last byte
 */
record TensorEntry(DType dtype, List<Long> shape, long begin, long end) {

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

  long bytes() {
    return end - begin;
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
