package org.splitkd.nn;

import java.nio.ByteBuffer;
import java.util.List;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** Stacks matrices by rows, and takes them apart again. */
final class StackedRows {

  private StackedRows() {}

  /** Returns one matrix with the rows of several, in FP32 if their types differ. */
  static Tensor joined(List<Tensor> parts) {
    DType common = parts.get(0).dtype();
    boolean same = parts.stream().allMatch(part -> part.dtype() == common);
    DType dtype = same ? common : DType.FP32;
    long rows = parts.stream().mapToLong(Tensor::rows).sum();
    long width = parts.get(0).width();
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(dtype.bytes(rows, width)));
    parts.forEach(part -> bytes.put(part.as(dtype).bytes()));
    return Tensor.of(dtype, bytes.flip(), rows, width);
  }

  /** Returns {@code rows} rows, starting at {@code first}. */
  static Tensor part(Tensor matrix, long first, long rows) {
    int rowBytes = Math.toIntExact(matrix.byteCount() / matrix.rows());
    ByteBuffer bytes =
        matrix.bytes().slice(Math.toIntExact(first * rowBytes), Math.toIntExact(rows * rowBytes));
    return Tensor.of(matrix.dtype(), bytes, rows, matrix.width());
  }
}
