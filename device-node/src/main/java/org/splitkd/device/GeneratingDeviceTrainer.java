package org.splitkd.device;

import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.splitkd.cost.SessionWork;
import org.splitkd.distillation.DeployedStudent;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.model.CutLayer;
import org.splitkd.model.PartitionedModel;
import org.splitkd.nn.LlamaModel;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/** Takes over a whole student and generates texts with it, but does not train. */
public final class GeneratingDeviceTrainer implements DeviceTrainer {

  private final LlamaConfig config;
  private final PartitionedModel charged;
  private @Nullable LlamaModel student;

  /**
   * Creates a trainer without a student.
   *
   * @param config configuration of the student that will be deployed
   * @param charged the model by which its texts are charged
   */
  public GeneratingDeviceTrainer(LlamaConfig config, PartitionedModel charged) {
    this.config = config;
    this.charged = charged;
  }

  /** Takes over all weights, which are those of {@link DeployedStudent#whole(LlamaModel)}. */
  @Override
  public void deploy(Payload payload) {
    student = DeployedStudent.whole(config, payload.tensors());
  }

  @Override
  public Generated generate(List<Integer> prompt, SamplingSettings sampling, IntConsumer onToken) {
    return StudentText.generate(student, charged, prompt, sampling, onToken);
  }

  @Override
  public SessionWork begin(SessionId session, CutLayer cut, int step, Payload parameters) {
    throw trainsNoMore();
  }

  @Override
  public Payload embed(int batch) {
    throw trainsNoMore();
  }

  @Override
  public Payload forward(int batch) {
    throw trainsNoMore();
  }

  @Override
  public void backward(int batch, Payload gradient) {
    throw trainsNoMore();
  }

  @Override
  public Payload parameters() {
    throw trainsNoMore();
  }

  @Override
  public void abandon() {}

  @Override
  public void close() {}

  private static IllegalStateException trainsNoMore() {
    return new IllegalStateException("it does not train: it only generates texts");
  }
}
