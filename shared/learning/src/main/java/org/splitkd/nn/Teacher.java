package org.splitkd.nn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.NativeScope;

/** The model that a student learns from. Its embedding is looked up at the device. */
public final class Teacher implements AutoCloseable {

  private final FrozenModel model;
  private final double temperature;
  private final ScalarType type;

  /**
   * Loads the model into native memory.
   *
   * @param positions the longest sequence
   * @param temperature temperature of the soft labels
   */
  public Teacher(LlamaModel model, int positions, double temperature) {
    this(model, positions, temperature, ScalarType.Float);
  }

  Teacher(LlamaModel model, int positions, double temperature, ScalarType type) {
    this.model = new FrozenModel(model, positions, type);
    this.temperature = temperature;
    this.type = type;
  }

  /**
   * Returns the teacher's soft labels.
   *
   * @param input the teacher's embedding of the tokens, [B, S, d]
   */
  public SoftLabels softLabels(org.splitkd.tensor.Tensor input) {
    return NativeScope.unrecorded(() -> softLabels(Bridge.toNative(input, type)));
  }

  /** Returns the soft labels of token ids; the embedding is looked up here. */
  public SoftLabels softLabels(int[] tokens, int sequences) {
    return NativeScope.unrecorded(() -> softLabels(model.embed(tokens, sequences)));
  }

  private SoftLabels softLabels(Tensor embedded) {
    Tensor logits = model.logits(embedded);
    return new SoftLabels(torch.log_softmax(logits.div(new Scalar(temperature)), -1));
  }

  @Override
  public void close() {
    model.close();
  }
}
