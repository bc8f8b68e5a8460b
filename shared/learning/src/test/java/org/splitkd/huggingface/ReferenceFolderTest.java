package org.splitkd.huggingface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** Reads folders that reference/model_folders.py wrote, and writes them again. */
class ReferenceFolderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"whole-f32", "whole-f16", "sharded-bf16", "llama-2-f16", "tied-f32"})
  void shouldReadEveryValueOfAFolder(String name) {
    Map<String, Tensor> weights = ModelFolder.load(Fixtures.path(name)).weights().tensors();
    JsonNode expected = Fixtures.expected(name);

    List<String> names = new ArrayList<>();
    expected.fieldNames().forEachRemaining(names::add);
    assertEquals(names, List.copyOf(weights.keySet()));
    weights.forEach((tensor, values) -> assertValues(expected.get(tensor), values));
  }

  @ParameterizedTest
  @CsvSource({
    "whole-f32, FP32, float32",
    "whole-f16, FP16, float16",
    "sharded-bf16, BF16, bfloat16"
  })
  void shouldWriteTheSameBytes(String name, DType dtype, String torchName) throws Exception {
    LlamaModelFiles model = ModelFolder.load(Fixtures.path("whole-f32"));

    long most = name.startsWith("sharded") ? 4000 : Long.MAX_VALUE;
    ModelFolder.save(folder, model.config(), model.weights(), dtype, most);

    assertEquals(Fixtures.names(Fixtures.path(name)), Fixtures.names(folder));
    for (String file : Fixtures.names(folder)) {
      if (file.equals("config.json")) {
        String config = Files.readString(folder.resolve(file));
        assertEquals(true, config.contains("\"torch_dtype\": \"" + torchName + "\""));
      } else {
        assertArrayEquals(
            Files.readAllBytes(Fixtures.path(name).resolve(file)),
            Files.readAllBytes(folder.resolve(file)),
            file);
      }
    }
  }

  @Test
  void shouldReadTheConfigOfAFolder() {
    LlamaConfig config = ModelFolder.load(Fixtures.path("sharded-bf16")).config();

    assertEquals(new RopeScaling(8, 1, 4, 8192), config.ropeScaling().orElseThrow());
    assertEquals(500_000, config.ropeTheta());
    assertEquals(List.of(31, 33, 34), config.endOfText());
    assertEquals(20_000, ModelFolder.load(Fixtures.path("tied-f32")).config().ropeTheta());
  }

  private static void assertValues(JsonNode expected, Tensor tensor) {
    float[] values = tensor.toFloats();
    double sum = 0;
    double magnitude = 0;
    for (float value : values) {
      sum += value;
      magnitude += Math.abs(value);
    }
    assertEquals(
        expected.get("shape").toString(), Shards.shape(tensor).toString().replace(" ", ""));
    assertEquals(expected.get("first").doubleValue(), values[0]);
    assertEquals(expected.get("last").doubleValue(), values[values.length - 1]);
    // Sums differ only by the order of their terms.
    double rounding = 1e-12 * expected.get("magnitude").doubleValue();
    assertEquals(expected.get("sum").doubleValue(), sum, rounding);
    assertEquals(expected.get("magnitude").doubleValue(), magnitude, rounding);
  }
}
