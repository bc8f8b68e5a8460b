package org.splitkd.distillation;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.cost.Workload;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;
import org.splitkd.nn.BlockWeights;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.Students;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.tensor.Coding;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/**
 * The distilled student as it is sent to a vehicle: the trained tensors of its blocks and, where
 * whole weights are trained, the last norm and an untied head. The vehicle has the rest: the
 * embedding, and the weights that the adapters are added to.
 */
public final class DeployedStudent {

  private DeployedStudent() {}

  /** Returns the tensors to send, encoded with the parameter coding of the wire. */
  public static List<Tensor> sent(Distillation distillation, StudentState state) {
    Coding coding = distillation.wire().parameters();
    List<Tensor> tensors = new ArrayList<>();
    state
        .blocks()
        .forEach(
            block -> block.tensors().forEach(tensor -> tensors.add(coding.encode(tensor.value()))));
    if (distillation.learning().lora().isEmpty()) {
      tensors.add(coding.encode(state.norm().tensors().get(0).value()));
      if (!distillation.student().config().tied()) {
        tensors.add(coding.encode(distillation.student().head()));
      }
    }
    return tensors;
  }

  /** Rebuilds the student on a vehicle from the tensors of {@link #sent}. */
  public static LlamaModel received(Distillation distillation, List<Tensor> sent) {
    Coding coding = distillation.wire().parameters();
    List<Tensor> tensors =
        sent.stream().map(tensor -> coding.decode(tensor, tensor.width())).toList();
    LlamaModel base = distillation.student();
    boolean whole = distillation.learning().lora().isEmpty();
    int rest = whole ? base.config().tied() ? 1 : 2 : 0;
    int blocks = base.config().blocks();
    int each = (tensors.size() - rest) / blocks;
    List<GroupState> groups = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      groups.add(GroupState.of(tensors.subList(block * each, (block + 1) * each)));
    }
    Tensor norm = whole ? tensors.get(blocks * each) : base.norm();
    LlamaModel student =
        Students.model(
            base,
            new StudentState(0, groups, GroupState.of(List.of(norm))),
            distillation.learning().lora());
    if (rest < 2) {
      return student;
    }
    return new LlamaModel(
        student.config(),
        student.embedding(),
        student.blocks(),
        student.norm(),
        tensors.get(blocks * each + 1).as(DType.FP32));
  }

  /** Returns the tensors of a whole model: embedding, blocks, last norm, and the head if untied. */
  public static List<Tensor> whole(LlamaModel model) {
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(model.embedding());
    model.blocks().forEach(block -> tensors.addAll(block.tensors()));
    tensors.add(model.norm());
    if (!model.config().tied()) {
      tensors.add(model.head());
    }
    return tensors;
  }

  /** Rebuilds the model from the tensors of {@link #whole(LlamaModel)}. */
  public static LlamaModel whole(LlamaConfig config, List<Tensor> tensors) {
    int each = BlockWeights.TENSORS;
    List<BlockWeights> blocks = new ArrayList<>();
    for (int first = 1; blocks.size() < config.blocks(); first += each) {
      blocks.add(BlockWeights.of(tensors.subList(first, first + each)));
    }
    int norm = 1 + each * config.blocks();
    return new LlamaModel(
        config,
        tensors.get(0),
        blocks,
        tensors.get(norm),
        tensors.get(config.tied() ? 0 : norm + 1));
  }

  /** Returns the bits charged for sending the student. */
  public static double bits(Workload charged) {
    PartitionedModel model = charged.student();
    double parameters = model.blocks() * charged.training().trainableParameters(model);
    if (charged.training() instanceof Training.Full) {
      LlamaShape shape = model.shape();
      parameters += shape.width() + (shape.tiedEmbedding() ? 0 : shape.embeddingParameters());
    }
    return parameters * charged.precision().parameterBits();
  }
}
