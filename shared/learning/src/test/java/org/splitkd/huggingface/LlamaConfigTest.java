package org.splitkd.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.model.LlamaShape;
import org.splitkd.tensor.DType;

class LlamaConfigTest {

  private static final LlamaConfig LLAMA_2_7B =
      new LlamaConfig(
          32_000,
          4096,
          11_008,
          32,
          32,
          32,
          128,
          1e-5,
          10_000,
          Optional.empty(),
          4096,
          false,
          OptionalInt.of(1),
          List.of(2));

  private static final LlamaConfig LLAMA_31_8B =
      new LlamaConfig(
          128_256,
          4096,
          14_336,
          32,
          32,
          8,
          128,
          1e-5,
          500_000,
          Optional.of(new RopeScaling(8, 1, 4, 8192)),
          131_072,
          false,
          OptionalInt.of(128_000),
          List.of(128_001));

  private static final LlamaConfig LLAMA_32_1B =
      new LlamaConfig(
          128_256,
          2048,
          8192,
          16,
          32,
          8,
          64,
          1e-5,
          500_000,
          Optional.of(new RopeScaling(32, 1, 4, 8192)),
          131_072,
          true,
          OptionalInt.of(128_000),
          List.of(128_001, 128_008, 128_009));

  private static final String SIZES =
      """
      "model_type": "llama", "vocab_size": 20, "hidden_size": 8, "intermediate_size": 12,
      "num_hidden_layers": 2, "num_attention_heads": 2\
      """;

  @Test
  void shouldReadPublishedConfigs() {
    assertEquals(LLAMA_2_7B, LlamaConfig.read(Fixtures.path("llama-2-7b.json")));
    assertEquals(LLAMA_31_8B, LlamaConfig.read(Fixtures.path("llama-3.1-8b.json")));
    assertEquals(LLAMA_32_1B, LlamaConfig.read(Fixtures.path("llama-3.2-1b.json")));
  }

  @Test
  void shouldCountTheParametersOfTheModelCards() {
    assertEquals(6_738_415_616L, LLAMA_2_7B.parameters());
    assertEquals(8_030_261_248L, LLAMA_31_8B.parameters());
    assertEquals(1_235_814_400L, LLAMA_32_1B.parameters());
  }

  @Test
  void shouldGiveTheShapeForTheCostModel() {
    assertEquals(
        new LlamaShape("llama-3.2-1b", 2048, 8192, 32, 8, 128_256, 16, true),
        LLAMA_32_1B.shape("llama-3.2-1b"));
    assertEquals(8_030_261_248L, LLAMA_31_8B.shape("llama-3.1-8b").parameters());
  }

  /** Mistral NeMo: its heads are 128 wide, not 5,120 / 32. The count is that of its model card. */
  @Test
  void shouldGiveTheShapeOfHeadsOfAnotherWidth() {
    LlamaConfig nemo =
        new LlamaConfig(
            131_072, 5120, 14_336, 40, 32, 8, 128, 1e-5, 1e6, Optional.empty(), 128_000, false);

    assertEquals(12_247_782_400L, nemo.parameters());
    assertEquals(12_247_782_400L, nemo.shape("nemo").parameters());
    assertEquals(4096, nemo.shape("nemo").queryWidth());
    assertEquals(1024, nemo.shape("nemo").keyValueWidth());
  }

  @Test
  void shouldFillInWhatHuggingFaceFillsIn(@TempDir Path folder) throws Exception {
    assertEquals(
        new LlamaConfig(
            20,
            8,
            12,
            2,
            2,
            2,
            4,
            1e-6,
            10_000,
            Optional.empty(),
            2048,
            false,
            OptionalInt.of(1),
            List.of(2)),
        read(folder, ""));
  }

  @Test
  void shouldTakeNullForAbsent(@TempDir Path folder) throws Exception {
    LlamaConfig config =
        read(
            folder,
            """
            , "head_dim": null, "num_key_value_heads": null, "rope_scaling": null, "hidden_act": null,
            "bos_token_id": null, "eos_token_id": null, "quantization_config": null, "mlp_bias": null
            """);

    assertEquals(4, config.headWidth());
    assertEquals(2, config.keyValueHeads());
    assertEquals(OptionalInt.empty(), config.beginOfText());
    assertEquals(List.of(), config.endOfText());
  }

  @Test
  void shouldReadRotaryKeysOldAndNew(@TempDir Path folder) throws Exception {
    String llama3 =
        """
        "factor": 8, "low_freq_factor": 1, "high_freq_factor": 4,
        "original_max_position_embeddings": 32\
        """;
    Optional<RopeScaling> scaling = Optional.of(new RopeScaling(8, 1, 4, 32));

    LlamaConfig newer =
        read(
            folder,
            ", \"rope_parameters\": {\"rope_theta\": 5e5, \"rope_type\": \"llama3\", %s}"
                .formatted(llama3));
    LlamaConfig older =
        read(
            folder,
            ", \"rope_theta\": 500000, \"rope_scaling\": {\"type\": \"llama3\", %s}"
                .formatted(llama3));
    LlamaConfig both =
        read(
            folder,
            """
            , "rope_theta": 3, "rope_scaling": {"rope_type": "default"},
            "rope_parameters": {"rope_theta": 7}\
            """);

    assertEquals(500_000, newer.ropeTheta());
    assertEquals(scaling, newer.ropeScaling());
    assertEquals(500_000, older.ropeTheta());
    assertEquals(scaling, older.ropeScaling());
    assertEquals(3, both.ropeTheta());
    assertEquals(Optional.empty(), both.ropeScaling());
  }

  @Test
  void shouldWriteWhatOthersNeed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("config.json");

    LLAMA_32_1B.write(file, DType.BF16);

    JsonNode written = new ObjectMapper().readTree(file.toFile());
    JsonNode published = new ObjectMapper().readTree(Fixtures.path("llama-3.2-1b.json").toFile());
    ((ObjectNode) published).remove("transformers_version");
    assertEquals(published, written);
  }

  @Property(tries = 200)
  void shouldReadWhatItWrites(@ForAll("configs") LlamaConfig config) throws Exception {
    Path file = Files.createTempFile("config", ".json");
    try {
      config.write(file, DType.FP16);

      assertEquals(config, LlamaConfig.read(file));
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<LlamaConfig> configs() {
    Arbitrary<Integer> few = Arbitraries.integers().between(1, 9);
    Arbitrary<Double> numbers = Arbitraries.doubles().between(1e-9, 1e9).ofScale(12);
    Arbitrary<Optional<RopeScaling>> scalings =
        Combinators.combine(numbers, numbers, few)
            .as((low, more, factor) -> new RopeScaling(factor, low, low + more + 1, 100 * factor))
            .optional();
    Arbitrary<List<Integer>> ends = Arbitraries.integers().between(0, 8).list().ofMaxSize(3);
    return Combinators.combine(few, few, few, few, numbers, numbers, scalings, ends)
        .as(
            (divisor, groups, per, sizes, epsilon, theta, scaling, end) ->
                new LlamaConfig(
                    8 + sizes,
                    per * groups * divisor,
                    sizes,
                    per,
                    groups * divisor,
                    divisor,
                    2 * sizes,
                    epsilon,
                    theta,
                    scaling,
                    sizes,
                    per % 2 == 0,
                    end.isEmpty() ? OptionalInt.empty() : OptionalInt.of(end.get(0)),
                    end));
  }

  static LlamaConfig read(Path folder, String more) throws Exception {
    return LlamaConfig.read(
        Files.writeString(folder.resolve("config.json"), "{" + SIZES + more + "}"));
  }
}
