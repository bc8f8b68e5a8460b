package org.splitkd.huggingface;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.splitkd.tensor.DType;

/**
 * Writes {@code config.json} with all keys that other implementations ask for, in alphabetical
 * order. Rotary keys are the older ones, which every version of those implementations reads.
 */
final class ConfigWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ConfigWriter() {}

  static byte[] bytes(LlamaConfig config, DType dtype) {
    ObjectNode root = NODES.objectNode();
    root.putArray("architectures").add("LlamaForCausalLM");
    root.put(ConfigKeys.ATTENTION_BIAS, false);
    root.put("attention_dropout", 0.0);
    config
        .beginOfText()
        .ifPresentOrElse(
            token -> root.put(ConfigKeys.BEGIN, token), () -> root.putNull(ConfigKeys.BEGIN));
    putEnd(root, config.endOfText());
    root.put(ConfigKeys.HEAD_WIDTH, config.headWidth());
    root.put(ConfigKeys.ACTIVATION, "silu");
    root.put(ConfigKeys.WIDTH, config.width());
    root.put("initializer_range", 0.02);
    root.put(ConfigKeys.FEED_FORWARD, config.feedForwardWidth());
    root.put(ConfigKeys.POSITIONS, config.maxPositions());
    root.put(ConfigKeys.FEED_FORWARD_BIAS, false);
    root.put(ConfigKeys.MODEL_TYPE, "llama");
    root.put(ConfigKeys.HEADS, config.heads());
    root.put(ConfigKeys.BLOCKS, config.blocks());
    root.put(ConfigKeys.KEY_VALUE_HEADS, config.keyValueHeads());
    root.put("pretraining_tp", 1);
    root.put(ConfigKeys.EPSILON, config.normEpsilon());
    config
        .ropeScaling()
        .ifPresentOrElse(
            scaling -> root.set(ConfigKeys.SCALING, section(scaling)),
            () -> root.putNull(ConfigKeys.SCALING));
    root.put(ConfigKeys.THETA, config.ropeTheta());
    root.put(ConfigKeys.TIED, config.tied());
    root.put("torch_dtype", StoredType.of(dtype).torchName());
    root.put("use_cache", true);
    root.put(ConfigKeys.VOCABULARY, config.vocabulary());
    return Json.indented(root);
  }

  private static void putEnd(ObjectNode root, List<Integer> tokens) {
    switch (tokens.size()) {
      case 0 -> root.putNull(ConfigKeys.END);
      case 1 -> root.put(ConfigKeys.END, tokens.get(0));
      default -> {
        ArrayNode list = root.putArray(ConfigKeys.END);
        tokens.forEach(list::add);
      }
    }
  }

  private static ObjectNode section(RopeScaling scaling) {
    ObjectNode section = NODES.objectNode();
    section.put(RopeScaling.FACTOR, scaling.factor());
    section.put(RopeScaling.HIGH, scaling.highFrequencyFactor());
    section.put(RopeScaling.LOW, scaling.lowFrequencyFactor());
    section.put(RopeScaling.ORIGINAL, scaling.originalPositions());
    section.put(ConfigKeys.ROPE_TYPE, "llama3");
    return section;
  }
}
