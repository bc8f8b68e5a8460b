package org.splitkd.huggingface;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code config.json} and rejects models that this project does not compute. */
final class ConfigReader {

  /** Name of rope_scaling since version 5 of the transformers library; it includes theta. */
  private static final String ROPE_PARAMETERS = "rope_parameters";

  /** Name of rope_type before Llama 3.1. */
  private static final String OLD_ROPE_TYPE = "type";

  private static final String PARTIAL_ROTATION = "partial_rotary_factor";

  private ConfigReader() {}

  static LlamaConfig read(Path file) {
    return ModelFormatException.in(file, () -> config(Json.read(file)));
  }

  private static LlamaConfig config(Keys keys) {
    refuseOtherModels(keys);
    int width = keys.whole(ConfigKeys.WIDTH);
    int heads = keys.whole(ConfigKeys.HEADS);
    LlamaConfig.requirePositive(ConfigKeys.HEADS, heads);
    // If both are present, Hugging Face's own reader also takes rope_scaling.
    String ropeKey = keys.has(ConfigKeys.SCALING) ? ConfigKeys.SCALING : ROPE_PARAMETERS;
    Keys rope = keys.has(ropeKey) ? keys.section(ropeKey) : Keys.NONE;
    double theta = keys.number(ConfigKeys.THETA, 10_000);
    return new LlamaConfig(
        keys.whole(ConfigKeys.VOCABULARY),
        width,
        keys.whole(ConfigKeys.FEED_FORWARD),
        keys.whole(ConfigKeys.BLOCKS),
        heads,
        keys.whole(ConfigKeys.KEY_VALUE_HEADS, heads),
        keys.whole(ConfigKeys.HEAD_WIDTH, width / heads),
        keys.number(ConfigKeys.EPSILON, 1e-6),
        ModelFormatException.in(ropeKey, () -> rope.number(ConfigKeys.THETA, theta)),
        ModelFormatException.in(ropeKey, () -> scaling(rope)),
        keys.whole(ConfigKeys.POSITIONS, 2048),
        keys.flag(ConfigKeys.TIED, false),
        beginOfText(keys),
        endOfText(keys));
  }

  private static void refuseOtherModels(Keys keys) {
    if (!keys.text(ConfigKeys.MODEL_TYPE).equals("llama")) {
      throw keys.wrong(ConfigKeys.MODEL_TYPE, "llama");
    }
    if (keys.has(ConfigKeys.ACTIVATION) && !keys.text(ConfigKeys.ACTIVATION).equals("silu")) {
      throw keys.wrong(ConfigKeys.ACTIVATION, "silu");
    }
    for (String bias : List.of(ConfigKeys.ATTENTION_BIAS, ConfigKeys.FEED_FORWARD_BIAS)) {
      if (keys.flag(bias, false)) {
        throw keys.wrong(bias, "false");
      }
    }
    requireWholeRotation(keys);
    if (keys.has("quantization_config")) {
      throw new ModelFormatException(
          "quantization_config: must be absent: quantized weights are not supported");
    }
  }

  private static Optional<RopeScaling> scaling(Keys rope) {
    String typeKey = rope.has(ConfigKeys.ROPE_TYPE) ? ConfigKeys.ROPE_TYPE : OLD_ROPE_TYPE;
    String type = rope.has(typeKey) ? rope.text(typeKey) : "default";
    requireWholeRotation(rope);
    return switch (type) {
      case "default" -> Optional.empty();
      case "llama3" ->
          Optional.of(
              new RopeScaling(
                  rope.number(RopeScaling.FACTOR),
                  rope.number(RopeScaling.LOW),
                  rope.number(RopeScaling.HIGH),
                  rope.whole(RopeScaling.ORIGINAL)));
      default -> throw rope.wrong(typeKey, "default or llama3");
    };
  }

  private static void requireWholeRotation(Keys keys) {
    if (keys.number(PARTIAL_ROTATION, 1) != 1) {
      throw keys.wrong(PARTIAL_ROTATION, "1");
    }
  }

  /** Returns the begin token: 1 if absent, as in Hugging Face's LlamaConfig; none if null. */
  private static OptionalInt beginOfText(Keys keys) {
    if (keys.writes(ConfigKeys.BEGIN) && !keys.has(ConfigKeys.BEGIN)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(keys.whole(ConfigKeys.BEGIN, 1));
  }

  /** Returns the end tokens: 2 if absent, as in Hugging Face's LlamaConfig; none if null. */
  private static List<Integer> endOfText(Keys keys) {
    if (keys.writes(ConfigKeys.END) && !keys.has(ConfigKeys.END)) {
      return List.of();
    }
    return keys.isList(ConfigKeys.END)
        ? keys.wholes(ConfigKeys.END)
        : List.of(keys.whole(ConfigKeys.END, 2));
  }
}
