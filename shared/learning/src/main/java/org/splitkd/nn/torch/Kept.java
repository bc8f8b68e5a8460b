package org.splitkd.nn.torch;

import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.pytorch.Tensor;

/** A native tensor that outlives the scope it was made in, until it is closed. */
public final class Kept implements AutoCloseable {

  private static final AtomicLong LIVE = new AtomicLong();

  private final Tensor tensor;
  private boolean closed;

  private Kept(Tensor tensor) {
    this.tensor = tensor;
  }

  public static Kept of(Tensor tensor) {
    tensor.retainReference();
    LIVE.incrementAndGet();
    return new Kept(tensor);
  }

  /** Number of open tensors in this process. */
  static long live() {
    return LIVE.get();
  }

  public Tensor get() {
    if (closed) {
      throw new IllegalStateException("the tensor is freed");
    }
    return tensor;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      LIVE.decrementAndGet();
      tensor.releaseReference();
    }
  }
}
