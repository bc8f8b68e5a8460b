package org.splitkd.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.splitkd.nn.ReferenceCases.Config;
import org.splitkd.nn.ReferenceCases.Lora;
import org.splitkd.nn.ReferenceCases.Tokens;
import org.splitkd.nn.ReferenceCases.Values;

/** Random weights for any configuration: multiples of 1/256, exact in every type. */
final class ReferenceWeights {

  private ReferenceWeights() {}

  /** The weights of a model by their Hugging Face names, in the order of the model. */
  static Map<String, Values> random(Config config, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int d = config.width();
    Map<String, Values> weights = new LinkedHashMap<>();
    weights.put("model.embed_tokens.weight", uniform(random, 0, 200, config.vocabulary(), d));
    for (int i = 0; i < config.blocks(); i++) {
      String at = "model.layers." + i + ".";
      weights.put(at + "input_layernorm.weight", uniform(random, 192, 63, d));
      maps(config)
          .forEach((name, s) -> weights.put(at + name + ".weight", uniform(random, 0, 100, s)));
      weights.put(at + "post_attention_layernorm.weight", uniform(random, 192, 63, d));
    }
    weights.put("model.norm.weight", uniform(random, 192, 63, d));
    if (!config.tiedEmbedding()) {
      weights.put("lm_head.weight", uniform(random, 0, 100, config.vocabulary(), d));
    }
    return weights;
  }

  /** Adapters of all seven maps of every block; B is not zero. */
  static Lora randomLora(Config config, int rank, double alpha, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Values> weights = new LinkedHashMap<>();
    for (int i = 0; i < config.blocks(); i++) {
      String at = "model.layers." + i + ".";
      maps(config)
          .forEach(
              (name, shape) -> {
                weights.put(at + name + ".lora_A.weight", uniform(random, 0, 80, rank, shape[1]));
                weights.put(at + name + ".lora_B.weight", uniform(random, 0, 40, shape[0], rank));
              });
    }
    return new Lora(rank, alpha, weights);
  }

  /** Token ids [batchSize, length] of the vocabulary. */
  static Tokens randomTokens(Config config, int batchSize, int length, long seed) {
    int[] ids =
        new SplittableRandom(seed)
            .ints((long) batchSize * length, 0, config.vocabulary())
            .toArray();
    return new Tokens(new int[] {batchSize, length}, ids);
  }

  /** Name to [out, in] of the seven linear maps of a block. */
  private static Map<String, int[]> maps(Config config) {
    int d = config.width();
    int f = config.feedForwardWidth();
    int kv = config.headWidth() * config.keyValueHeads();
    Map<String, int[]> maps = new LinkedHashMap<>();
    maps.put("self_attn.q_proj", new int[] {d, d});
    maps.put("self_attn.k_proj", new int[] {kv, d});
    maps.put("self_attn.v_proj", new int[] {kv, d});
    maps.put("self_attn.o_proj", new int[] {d, d});
    maps.put("mlp.gate_proj", new int[] {f, d});
    maps.put("mlp.up_proj", new int[] {f, d});
    maps.put("mlp.down_proj", new int[] {d, f});
    return maps;
  }

  private static Values uniform(SplittableRandom random, int middle, int spread, int... shape) {
    int count = IntStream.of(shape).reduce(1, Math::multiplyExact);
    double[] values =
        random
            .ints(count, middle - spread, middle + spread + 1)
            .mapToDouble(i -> i / 256.0)
            .toArray();
    return new Values(shape, values);
  }
}
