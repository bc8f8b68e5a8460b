package org.splitkd.nn;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.RopeScaling;
import org.splitkd.nn.ReferenceCases.Case;
import org.splitkd.nn.ReferenceCases.Config;
import org.splitkd.nn.ReferenceCases.Lora;
import org.splitkd.nn.ReferenceCases.Values;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.tensor.Tensor;

/** Reference cases as models of this package, and native tensors as doubles. */
final class Fixtures {

  private static final String[] SEVEN = {
    "self_attn.q_proj",
    "self_attn.k_proj",
    "self_attn.v_proj",
    "self_attn.o_proj",
    "mlp.gate_proj",
    "mlp.up_proj",
    "mlp.down_proj"
  };

  private Fixtures() {}

  static LlamaConfig config(Config config) {
    return new LlamaConfig(
        config.vocabulary(),
        config.width(),
        config.feedForwardWidth(),
        config.blocks(),
        config.heads(),
        config.keyValueHeads(),
        config.headWidth(),
        config.normEpsilon(),
        config.ropeTheta(),
        Optional.ofNullable(config.ropeScaling())
            .map(
                scaling ->
                    new RopeScaling(
                        scaling.factor(),
                        scaling.lowFrequencyFactor(),
                        scaling.highFrequencyFactor(),
                        scaling.originalPositions())),
        64,
        config.tiedEmbedding());
  }

  static LlamaModel model(Config config, Map<String, Values> weights) {
    List<BlockWeights> blocks = new ArrayList<>();
    for (int block = 0; block < config.blocks(); block++) {
      String prefix = "model.layers." + block + ".";
      blocks.add(
          new BlockWeights(
              tensor(weights, prefix + "input_layernorm.weight"),
              rows(weights, prefix, SEVEN[0], SEVEN[1], SEVEN[2]),
              rows(weights, prefix, SEVEN[3]),
              tensor(weights, prefix + "post_attention_layernorm.weight"),
              rows(weights, prefix, SEVEN[4], SEVEN[5]),
              rows(weights, prefix, SEVEN[6])));
    }
    Tensor embedding = tensor(weights, "model.embed_tokens.weight");
    return new LlamaModel(
        config(config),
        embedding,
        blocks,
        tensor(weights, "model.norm.weight"),
        config.tiedEmbedding() ? embedding : tensor(weights, "lm_head.weight"));
  }

  /** The adapters of a case as the state of an untrained student. */
  static StudentState adapters(Case llama, LlamaModel model) {
    return adapters(Objects.requireNonNull(llama.lora()), model);
  }

  /** Adapters as the state of an untrained student. */
  static StudentState adapters(Lora lora, LlamaModel model) {
    List<GroupState> blocks = new ArrayList<>();
    for (int block = 0; block < model.blocks().size(); block++) {
      List<Tensor> tensors = new ArrayList<>();
      for (String map : SEVEN) {
        String prefix = "model.layers." + block + "." + map;
        tensors.add(tensor(lora.weights(), prefix + ".lora_A.weight"));
        tensors.add(tensor(lora.weights(), prefix + ".lora_B.weight"));
      }
      blocks.add(GroupState.of(tensors));
    }
    return new StudentState(0, blocks, GroupState.of(List.of(model.norm())));
  }

  /** The expected values of block {@code block}, in the order of its trained tensors. */
  static List<double[]> ofBlock(Map<String, Values> values, int block, boolean lora) {
    String prefix = "model.layers." + block + ".";
    List<double[]> tensors = new ArrayList<>();
    if (lora) {
      for (String map : SEVEN) {
        tensors.add(get(values, prefix + map + ".lora_A.weight").values());
        tensors.add(get(values, prefix + map + ".lora_B.weight").values());
      }
      return tensors;
    }
    tensors.add(get(values, prefix + "input_layernorm.weight").values());
    tensors.add(joined(values, prefix, SEVEN[0], SEVEN[1], SEVEN[2]));
    tensors.add(joined(values, prefix, SEVEN[3]));
    tensors.add(get(values, prefix + "post_attention_layernorm.weight").values());
    tensors.add(joined(values, prefix, SEVEN[4], SEVEN[5]));
    tensors.add(joined(values, prefix, SEVEN[6]));
    return tensors;
  }

  /** Soft labels of the given logits [B, S, V], in FP64. */
  static SoftLabels softLabels(Values logits, double temperature) {
    return NativeScope.unrecorded(
        () -> {
          int vocabulary = logits.shape()[2];
          org.bytedeco.pytorch.Tensor rows =
              toNative(logits.values(), logits.values().length / vocabulary, vocabulary);
          return new SoftLabels(
              torch.log_softmax(rows.div(new org.bytedeco.pytorch.Scalar(temperature)), -1));
        });
  }

  static org.bytedeco.pytorch.Tensor toNative(double[] values, long... shape) {
    org.bytedeco.pytorch.Tensor tensor =
        Bridge.toNative(new float[values.length], ScalarType.Double, shape);
    new DoublePointer(tensor.data_ptr()).capacity(values.length).put(values);
    return tensor;
  }

  static double[] doubles(org.bytedeco.pytorch.Tensor tensor) {
    org.bytedeco.pytorch.Tensor wide = tensor.detach().to(ScalarType.Double).contiguous();
    double[] values = new double[Math.toIntExact(wide.numel())];
    DoubleBuffer.wrap(values);
    new DoublePointer(wide.data_ptr()).capacity(values.length).get(values);
    return values;
  }

  private static Tensor tensor(Map<String, Values> weights, String name) {
    Values values = get(weights, name);
    long[] shape = Arrays.stream(values.shape()).asLongStream().toArray();
    return Tensor.ofFloats(floats(values.values()), shape);
  }

  private static Tensor rows(Map<String, Values> weights, String prefix, String... maps) {
    double[] joined = joined(weights, prefix, maps);
    long width = get(weights, prefix + maps[0] + ".weight").shape()[1];
    return Tensor.ofFloats(floats(joined), joined.length / width, width);
  }

  private static double[] joined(Map<String, Values> weights, String prefix, String... maps) {
    return Arrays.stream(maps)
        .map(map -> get(weights, prefix + map + ".weight").values())
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static Values get(Map<String, Values> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int index = 0; index < values.length; index++) {
      floats[index] = (float) values[index];
    }
    return floats;
  }
}
