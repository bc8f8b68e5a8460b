package org.splitkd.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/**
 * An embedding table for lookup only: all that a device needs of the teacher. A lookup copies rows
 * and does no arithmetic.
 */
public final class TokenEmbedding {

  private final Tensor table;

  /**
   * Creates a lookup on a table.
   *
   * @param table [V, d]; not INT8, which stores the scales of its rows apart from the values
   */
  public TokenEmbedding(Tensor table) {
    this.table = table;
  }

  /**
   * Returns the rows of tokens, [B, S, d].
   *
   * @param tokens B·S
   */
  public Tensor of(int[] tokens, int sequences, DType dtype) {
    long width = table.width();
    int rowBytes = Math.toIntExact(table.byteCount() / table.rows());
    ByteBuffer rows =
        ByteBuffer.allocate(Math.multiplyExact(rowBytes, tokens.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer from = table.bytes();
    for (int token : tokens) {
      rows.put(from.slice(token * rowBytes, rowBytes));
    }
    rows.flip();
    Tensor found = Tensor.of(table.dtype(), rows, sequences, tokens.length / sequences, width);
    return found.dtype() == dtype
        ? found
        : NativeScope.unrecorded(
            () -> Bridge.toValue(Bridge.toNative(found, ScalarType.Float), dtype));
  }
}
