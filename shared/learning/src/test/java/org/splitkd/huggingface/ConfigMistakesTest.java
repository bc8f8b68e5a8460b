package org.splitkd.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.tensor.DType;

/** Error messages for a config.json that does not describe a LLaMA. */
class ConfigMistakesTest {

  private static final String SCALING =
      """
      {"rope_type": "llama3", "factor": %s, "low_freq_factor": %s, "high_freq_factor": %s,
      "original_max_position_embeddings": %s}
      """;

  @TempDir private Path folder;

  /** A key of Llama-3.1-8B, another value, and the message about it. */
  static Stream<Arguments> changes() {
    return Stream.of(
        arguments("model_type", "\"mistral\"", "model_type = mistral: must be llama"),
        arguments("hidden_act", "\"gelu\"", "hidden_act = gelu: must be silu"),
        arguments("attention_bias", "true", "attention_bias = true: must be false"),
        arguments("mlp_bias", "true", "mlp_bias = true: must be false"),
        arguments("mlp_bias", "0", "mlp_bias = 0: must be true or false"),
        arguments(
            "quantization_config",
            "{\"bits\": 4}",
            "quantization_config: must be absent: quantized weights are not supported"),
        arguments("partial_rotary_factor", "0.5", "partial_rotary_factor = 0.5: must be 1"),
        arguments("hidden_size", "0", "hidden_size = 0: must be positive"),
        arguments("hidden_size", "4096.0", "hidden_size = 4096.0: must be a whole number"),
        arguments("hidden_size", "\"wide\"", "hidden_size = wide: must be a whole number"),
        arguments("vocab_size", "4294967296", "vocab_size = 4294967296: must be a whole number"),
        arguments("vocab_size", "-5", "vocab_size = -5: must be positive"),
        arguments("intermediate_size", "[]", "intermediate_size = []: must be a whole number"),
        arguments("num_hidden_layers", "-1", "num_hidden_layers = -1: must be positive"),
        arguments("num_attention_heads", "0", "num_attention_heads = 0: must be positive"),
        arguments(
            "num_attention_heads",
            "24",
            "num_attention_heads = 24: must be a divisor of hidden_size = 4096"),
        arguments(
            "num_key_value_heads",
            "5",
            "num_key_value_heads = 5: must be a divisor of num_attention_heads = 32"),
        arguments("head_dim", "127", "head_dim = 127: must be even"),
        arguments("head_dim", "-2", "head_dim = -2: must be positive"),
        arguments("rms_norm_eps", "0", "rms_norm_eps = 0.0: must be positive"),
        arguments("rms_norm_eps", "1e999", "rms_norm_eps = Infinity: must be positive"),
        arguments("rope_theta", "\"big\"", "rope_theta = big: must be a number"),
        arguments("rope_theta", "-1", "rope_theta = -1.0: must be positive"),
        arguments("max_position_embeddings", "0", "max_position_embeddings = 0: must be positive"),
        arguments("tie_word_embeddings", "1", "tie_word_embeddings = 1: must be true or false"),
        arguments("bos_token_id", "128256", "bos_token_id = 128256: must be 0 to 128255"),
        arguments("eos_token_id", "[1, -1]", "eos_token_id = -1: must be 0 to 128255"),
        arguments("eos_token_id", "[1, 2.5]", "eos_token_id = [1,2.5]: must be a whole number"),
        arguments("rope_scaling", "8", "rope_scaling = 8: must be an object"),
        arguments(
            "rope_scaling",
            "{\"type\": \"linear\", \"factor\": 2}",
            "rope_scaling: type = linear: must be default or llama3"),
        arguments(
            "rope_scaling",
            "{\"rope_type\": \"yarn\"}",
            "rope_scaling: rope_type = yarn: must be default or llama3"),
        arguments(
            "rope_scaling", "{\"rope_type\": 3}", "rope_scaling: rope_type = 3: must be text"),
        arguments("rope_scaling", "{\"rope_type\": \"llama3\"}", "rope_scaling: factor is missing"),
        arguments(
            "rope_scaling",
            "{\"partial_rotary_factor\": 0.25}",
            "rope_scaling: partial_rotary_factor = 0.25: must be 1"),
        arguments(
            "rope_scaling",
            SCALING.formatted(0.5, 1, 4, 8192),
            "rope_scaling: factor = 0.5: must be at least 1"),
        arguments(
            "rope_scaling",
            SCALING.formatted(8, 0, 4, 8192),
            "rope_scaling: low_freq_factor = 0.0: must be positive"),
        arguments(
            "rope_scaling",
            SCALING.formatted(8, 4, 4, 8192),
            "rope_scaling: high_freq_factor = 4.0: must be more than low_freq_factor = 4.0"),
        arguments(
            "rope_scaling",
            SCALING.formatted(8, 1, 4, 0),
            "rope_scaling: original_max_position_embeddings = 0: must be positive"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void shouldTellWhichKeyIsWrong(String key, String value, String message) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode config = (ObjectNode) mapper.readTree(Fixtures.path("llama-3.1-8b.json").toFile());
    config.set(key, mapper.readTree(value));

    assertMistake(message, config.toString().replace("\"Infinity\"", "1e999"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model_type",
        "vocab_size",
        "hidden_size",
        "intermediate_size",
        "num_hidden_layers",
        "num_attention_heads"
      })
  void shouldTellWhichKeyIsMissing(String key) throws Exception {
    ObjectNode config =
        (ObjectNode) new ObjectMapper().readTree(Fixtures.path("llama-3.1-8b.json").toFile());
    config.remove(key);

    assertMistake(key + " is missing", config.toString());
  }

  @Test
  void shouldTellAboutRopeParametersOfSeveralKinds() throws Exception {
    String kinds = ", \"rope_parameters\": {\"rope_theta\": {\"sliding_attention\": 10000}}";

    ModelFormatException mistake =
        assertThrows(ModelFormatException.class, () -> LlamaConfigTest.read(folder, kinds));

    assertEquals(
        folder.resolve("config.json")
            + ": rope_parameters: rope_theta = {\"sliding_attention\":10000}: must be a number",
        mistake.getMessage());
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", "must be a JSON object"),
        arguments("[1]", "must be a JSON object"),
        arguments("{\n\"hidden_size\": }", "not JSON at line 2, column 16"),
        arguments("{\"hidden_size\": 8", "not JSON at line 1, column 18"),
        arguments("{\"a\": 1, \"a\": 2}", "not JSON at line 1, column 13"),
        arguments("{} {}", "not JSON at line 1, column 4"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void shouldTellWhatIsNoConfigAtAll(String text, String message) throws Exception {
    assertMistake(message, text);
  }

  @Test
  void shouldTellThatBytesAreNoText() {
    Path file = Fixtures.write(folder.resolve("config.json"), new byte[] {'{', (byte) 0xFF});

    assertEquals(file + ": not text in UTF-8", mistake(file));
  }

  @Test
  void shouldTellThatThereIsNoFile() throws Exception {
    Path file = folder.resolve("config.json");
    assertEquals(file + ": no such file", mistake(file));

    Files.createDirectory(file);
    assertEquals(file + ": not a file", mistake(file));
  }

  @Test
  void shouldRefuseToWriteATypeThatWeightsDoNotHave() {
    ModelFormatException mistake =
        assertThrows(
            ModelFormatException.class,
            () -> Fixtures.SMALL.write(folder.resolve("config.json"), DType.INT8));

    assertEquals("dtype = INT8: must be FP32, FP16 or BF16", mistake.getMessage());
  }

  private void assertMistake(String message, String text) throws Exception {
    Path file = Files.writeString(folder.resolve("config.json"), text);

    assertEquals(file + ": " + message, mistake(file));
  }

  private static String mistake(Path file) {
    return String.valueOf(
        assertThrows(ModelFormatException.class, () -> LlamaConfig.read(file)).getMessage());
  }
}
