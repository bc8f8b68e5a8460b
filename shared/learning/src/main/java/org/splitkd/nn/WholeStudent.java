package org.splitkd.nn;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.splitkd.learning.BatchLoss;
import org.splitkd.nn.optimizer.AdamW;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.OptimizerSettings;
import org.splitkd.nn.optimizer.TensorState;
import org.splitkd.nn.optimizer.TrainedGroup;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.Kept;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.nn.torch.Rope;

/**
 * A model trained in one piece. It is the reference for a split student, and it pretrains a
 * teacher, whose tables are trained as well.
 */
public final class WholeStudent implements AutoCloseable {

  private final LlamaModel base;
  private final LearningSettings settings;
  private final BlockStack blocks;
  private final TrainedGroup norm;
  private final Tables tables;
  private final Rope rope;
  private final AdamW optimizer;
  private int step;

  /** Embedding and head, frozen or trained. */
  private record Tables(
      Tensor embedding, Tensor head, List<Kept> frozen, Optional<TrainedGroup> trained)
      implements AutoCloseable {

    static Tables frozen(LlamaModel base, ScalarType type) {
      Kept embedding = Bridge.keep(base.embedding(), type);
      Kept head = Bridge.keep(base.head(), type);
      return new Tables(embedding.get(), head.get(), List.of(embedding, head), Optional.empty());
    }

    static Tables trained(LlamaModel base, ScalarType type) {
      TrainedGroup group =
          TrainedGroup.of(GroupState.of(List.of(base.embedding(), base.head())), type);
      return new Tables(group.value(0), group.value(1), List.of(), Optional.of(group));
    }

    @Override
    public void close() {
      frozen.forEach(Kept::close);
      trained.ifPresent(TrainedGroup::close);
    }
  }

  /**
   * Loads a student whose blocks and last norm, or whose adapters, are trained.
   *
   * @param positions the longest sequence
   */
  public WholeStudent(
      LlamaModel base, StudentState state, int positions, LearningSettings settings) {
    this(base, state, positions, settings, ScalarType.Float, false);
  }

  WholeStudent(
      LlamaModel base,
      StudentState state,
      int positions,
      LearningSettings settings,
      ScalarType type,
      boolean trainsTables) {
    this.base = base;
    this.settings = settings;
    step = state.step();
    blocks = BlockStack.trained(base, state.blocks(), 0, settings.lora(), type);
    norm = TrainedGroup.of(state.norm(), type);
    tables = trainsTables ? Tables.trained(base, type) : Tables.frozen(base, type);
    rope = Rope.of(base.config(), positions, type);
    optimizer = new AdamW(settings.optimizer());
  }

  /** Loads a model whose parameters are all trained. */
  public static WholeStudent pretraining(
      LlamaModel initial, int positions, OptimizerSettings optimizer) {
    LearningSettings settings = new LearningSettings(1, 0, Optional.empty(), optimizer);
    return new WholeStudent(
        initial,
        Students.untrained(initial, Optional.empty(), 0),
        positions,
        settings,
        ScalarType.Float,
        true);
  }

  /**
   * Trains on one batch.
   *
   * @param tokens B·S, row by row
   * @param labels soft labels of a teacher; without them the loss is the cross-entropy
   * @param targets the next tokens, B·S
   */
  public BatchLoss train(int[] tokens, int sequences, @Nullable SoftLabels labels, int[] targets) {
    BatchLoss values =
        NativeScope.recorded(
            () -> {
              DistillationLoss loss = loss(tokens, sequences, labels, targets);
              loss.backward();
              return loss.values();
            });
    step++;
    blocks.update(optimizer, step);
    if (settings.lora().isEmpty()) {
      optimizer.update(norm, step);
    }
    tables.trained().ifPresent(group -> optimizer.update(group, step));
    return values;
  }

  /** The loss of a batch, recorded for its gradient. Needs an open scope. */
  DistillationLoss loss(int[] tokens, int sequences, @Nullable SoftLabels labels, int[] targets) {
    Tensor embedded =
        torch.embedding(
            tables.embedding(), Bridge.indices(tokens, sequences, tokens.length / sequences));
    Tensor logits =
        LogitHead.logits(
            blocks.forward(embedded, rope),
            norm.value(0),
            tables.head(),
            base.config().normEpsilon());
    return DistillationLoss.of(logits, labels, Bridge.indices(targets, targets.length), settings);
  }

  /** The blocks, in order. */
  BlockStack blocks() {
    return blocks;
  }

  public StudentState state() {
    return StudentState.joined(step, blocks.states(), List.of(), norm.state());
  }

  /** Returns the model in its current state. */
  public LlamaModel model() {
    LlamaModel trained = Students.model(base, state(), settings.lora());
    if (tables.trained().isEmpty()) {
      return trained;
    }
    List<TensorState> states = tables.trained().orElseThrow().state().tensors();
    return new LlamaModel(
        trained.config(),
        states.get(0).value(),
        trained.blocks(),
        trained.norm(),
        states.get(1).value());
  }

  @Override
  public void close() {
    blocks.close();
    norm.close();
    tables.close();
    rope.close();
  }
}
