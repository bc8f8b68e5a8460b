package org.splitkd.nn;

import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.splitkd.learning.BatchLoss;
import org.splitkd.nn.optimizer.AdamW;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.TrainedGroup;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.Kept;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.nn.torch.Rope;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/**
 * The student's blocks after the cut, which are trained, its last norm, which is trained unless
 * adapters are, and its head, which is frozen.
 */
public final class EdgeHalf implements AutoCloseable {

  /**
   * The result of one step.
   *
   * @param gradient gradient of the loss at the cut, [B, S, d]
   */
  public record Step(Tensor gradient, BatchLoss loss) {}

  private final LlamaModel base;
  private final LearningSettings settings;
  private final BlockStack blocks;
  private final TrainedGroup norm;
  private final Kept head;
  private final Rope rope;
  private final AdamW optimizer;
  private final ScalarType type;
  private int step;

  /**
   * Loads the blocks after the cut into native memory.
   *
   * @param base the student before training, for its head and the weights that adapters are added
   *     to
   * @param state state of the whole student
   * @param positions the longest sequence
   */
  public EdgeHalf(
      LlamaModel base, StudentState state, int cut, int positions, LearningSettings settings) {
    this(base, state, cut, positions, settings, ScalarType.Float);
  }

  EdgeHalf(
      LlamaModel base,
      StudentState state,
      int cut,
      int positions,
      LearningSettings settings,
      ScalarType type) {
    this.base = base;
    this.settings = settings;
    this.type = type;
    step = state.step();
    blocks = BlockStack.trained(base, state.serverSide(cut), cut, settings.lora(), type);
    norm = TrainedGroup.of(state.norm(), type);
    head = Bridge.keep(base.head(), type);
    rope = Rope.of(base.config(), positions, type);
    optimizer = new AdamW(settings.optimizer());
  }

  /**
   * Runs a batch forward through the blocks to the loss and back, then updates the blocks.
   *
   * @param activations the smashed data, [B, S, d]
   * @param labels soft labels of the teacher; without them the loss is the cross-entropy
   * @param targets the next tokens, B·S
   * @param dtype type that the gradient is rounded to
   */
  public Step train(Tensor activations, @Nullable SoftLabels labels, int[] targets, DType dtype) {
    Step result = NativeScope.recorded(() -> backward(activations, labels, targets, dtype));
    step++;
    blocks.update(optimizer, step);
    if (settings.lora().isEmpty()) {
      optimizer.update(norm, step);
    }
    return result;
  }

  private Step backward(
      Tensor activations, @Nullable SoftLabels labels, int[] targets, DType dtype) {
    org.bytedeco.pytorch.Tensor smashed =
        Bridge.toNative(activations, type).set_requires_grad(true);
    DistillationLoss loss = loss(smashed, labels, targets);
    loss.backward();
    return new Step(Bridge.toValue(smashed.grad(), dtype), loss.values());
  }

  /** The loss of a batch. Needs an open scope. */
  DistillationLoss loss(
      org.bytedeco.pytorch.Tensor smashed, @Nullable SoftLabels labels, int[] targets) {
    org.bytedeco.pytorch.Tensor logits =
        LogitHead.logits(
            blocks.forward(smashed, rope), norm.value(0), head.get(), base.config().normEpsilon());
    return DistillationLoss.of(logits, labels, Bridge.indices(targets, targets.length), settings);
  }

  /** Number of optimiser steps so far. */
  public int step() {
    return step;
  }

  /** Returns the student's state after the session: the device's blocks followed by these. */
  public StudentState joined(List<GroupState> deviceSide) {
    return StudentState.joined(step, deviceSide, blocks.states(), norm.state());
  }

  @Override
  public void close() {
    blocks.close();
    norm.close();
    head.close();
    rope.close();
  }
}
