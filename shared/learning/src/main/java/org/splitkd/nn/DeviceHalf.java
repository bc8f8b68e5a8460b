package org.splitkd.nn;

import java.util.List;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.splitkd.nn.optimizer.AdamW;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.Kept;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.nn.torch.Rope;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/**
 * The student's embedding, which is frozen, and its blocks 1…cut, which are trained. It processes
 * one batch at a time: forward, then backward with the gradient at the cut.
 */
public final class DeviceHalf implements AutoCloseable {

  private final Kept embedding;
  private final BlockStack blocks;
  private final Rope rope;
  private final AdamW optimizer;
  private final ScalarType type;
  private int step;
  private @Nullable Kept smashed;

  /**
   * Loads blocks 1…cut into native memory.
   *
   * @param base the student before training, for its embedding and the weights that adapters are
   *     added to
   * @param states states of blocks 1…cut
   * @param step batches learned from so far
   * @param positions the longest sequence
   */
  public DeviceHalf(
      LlamaModel base,
      List<GroupState> states,
      int step,
      int positions,
      LearningSettings settings) {
    this(base, states, step, positions, settings, ScalarType.Float);
  }

  DeviceHalf(
      LlamaModel base,
      List<GroupState> states,
      int step,
      int positions,
      LearningSettings settings,
      ScalarType type) {
    this.step = step;
    this.type = type;
    embedding = Bridge.keep(base.embedding(), type);
    blocks = BlockStack.trained(base, states, 0, settings.lora(), type);
    rope = Rope.of(base.config(), positions, type);
    optimizer = new AdamW(settings.optimizer());
  }

  /**
   * Returns the smashed data of a batch, [B, S, d].
   *
   * @param tokens B·S, row by row
   * @param dtype type that the smashed data is rounded to
   */
  public Tensor forward(int[] tokens, int sequences, DType dtype) {
    forget();
    return NativeScope.recorded(
        () -> {
          Kept hidden = Kept.of(hidden(tokens, sequences));
          smashed = hidden;
          return Bridge.toValue(hidden.get(), dtype);
        });
  }

  /** Returns the smashed data in native memory. Needs an open scope. */
  org.bytedeco.pytorch.Tensor hidden(int[] tokens, int sequences) {
    org.bytedeco.pytorch.Tensor embedded =
        torch.embedding(
            embedding.get(), Bridge.indices(tokens, sequences, tokens.length / sequences));
    return blocks.forward(embedded, rope);
  }

  /**
   * Propagates the gradient of the last forward pass back through the blocks and updates them.
   *
   * @throws IllegalStateException if there was no forward pass before
   */
  public void backward(Tensor gradient) {
    Kept hidden = smashed;
    if (hidden == null) {
      throw new IllegalStateException("a gradient without a forward pass");
    }
    NativeScope.run(
        () ->
            hidden
                .get()
                .backward(
                    Bridge.toNative(gradient, type),
                    new BoolOptional(),
                    false,
                    new TensorArrayRefOptional()));
    forget();
    step++;
    blocks.update(optimizer, step);
  }

  /** The states of blocks 1…cut. */
  public List<GroupState> states() {
    return blocks.states();
  }

  private void forget() {
    if (smashed != null) {
      smashed.close();
      smashed = null;
    }
  }

  @Override
  public void close() {
    forget();
    embedding.close();
    blocks.close();
    rope.close();
  }
}
