package org.splitkd.nn.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of the tokens that one block has seen, so that the next token only needs its own.
 */
public final class KeyValueCache implements AutoCloseable {

  private @Nullable Kept keys;
  private @Nullable Kept values;

  /** Number of tokens seen. */
  public long length() {
    return keys == null ? 0 : keys.get().size(2);
  }

  /** Adds keys of shape [B, H_kv, S, width] and returns all keys. */
  public Tensor addKeys(Tensor added) {
    Kept all = joined(keys, added);
    keys = all;
    return all.get();
  }

  /** Adds values of shape [B, H_kv, S, width] and returns all values. */
  public Tensor addValues(Tensor added) {
    Kept all = joined(values, added);
    values = all;
    return all.get();
  }

  private static Kept joined(@Nullable Kept before, Tensor added) {
    if (before == null) {
      return Kept.of(added.contiguous());
    }
    TensorVector parts = new TensorVector();
    parts.push_back(before.get());
    parts.push_back(added);
    Kept all = Kept.of(torch.cat(parts, 2));
    before.close();
    return all;
  }

  @Override
  public void close() {
    if (keys != null) {
      keys.close();
    }
    if (values != null) {
      values.close();
    }
  }
}
