package org.splitkd.protocol;

import java.util.List;
import org.splitkd.tensor.Tensor;

/**
 * The content of a radio message besides its header.
 *
 * @param bits its size as charged on the radio
 * @param tensors it carries; none where only sizes are emulated
 */
public record Payload(double bits, List<Tensor> tensors) {

  public static final Payload NOTHING = new Payload(0);

  public Payload {
    if (!(bits >= 0 && bits < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("payload of " + bits + " bits");
    }
    tensors = List.copyOf(tensors);
  }

  /** A payload of bits, without tensors. */
  public Payload(double bits) {
    this(bits, List.of());
  }
}
