package org.splitkd.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** Error messages for a folder whose files do not fit each other. */
class FolderMistakesTest {

  private static final String UP = "model.layers.1.mlp.up_proj.weight";

  @TempDir private Path folder;

  /** A change to the config of two blocks, width 16, and the message about the weights. */
  static Stream<Arguments> configs() {
    return Stream.of(
        arguments(
            "num_hidden_layers",
            3,
            "model.safetensors: model.layers.2.self_attn.q_proj.weight: missing"),
        arguments(
            "num_hidden_layers",
            Integer.MAX_VALUE,
            "model.safetensors: model.layers.2.self_attn.q_proj.weight: missing"),
        arguments(
            "num_hidden_layers",
            1,
            "model.safetensors: model.layers.1.input_layernorm.weight:"
                + " config.json asks for no such tensor"),
        arguments(
            "intermediate_size",
            32,
            "model.safetensors: model.layers.0.mlp.gate_proj.weight: shape [24, 16]:"
                + " config.json asks for [32, 16]"),
        arguments(
            "num_key_value_heads",
            4,
            "model.safetensors: model.layers.0.self_attn.k_proj.weight: shape [8, 16]:"
                + " config.json asks for [16, 16]"),
        arguments(
            "head_dim",
            2147483646,
            "model.safetensors: model.layers.0.self_attn.q_proj.weight: shape [16, 16]:"
                + " config.json asks for [8589934584, 16]"),
        arguments(
            "vocab_size",
            40,
            "model.safetensors: model.embed_tokens.weight: shape [36, 16]:"
                + " config.json asks for [40, 16]"));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void shouldTellWhichTensorDoesNotFitTheConfig(String key, int value, String message)
      throws Exception {
    Fixtures.copy("whole-f32", folder);
    edit("config.json", config -> config.put(key, value));

    assertMistake(message);
  }

  /** Otherwise another model than the one in the file would be trained with, without a word. */
  @Test
  void shouldRefuseATiedModelWithAnotherHead() throws Exception {
    Fixtures.copy("whole-f32", folder);
    edit("config.json", config -> config.put("tie_word_embeddings", true));

    assertMistake(
        "model.safetensors: lm_head.weight: differs from model.embed_tokens.weight: must be the"
            + " same, or left out, with tie_word_embeddings = true in config.json");
  }

  @Test
  void shouldTellThatAnUntiedModelHasNoHead() throws Exception {
    Fixtures.copy("tied-f32", folder);
    edit("config.json", config -> config.put("tie_word_embeddings", false));

    assertMistake("model.safetensors: lm_head.weight: missing");
  }

  /** An edit to the weight_map of a model in three shards, and the message about it. */
  static Stream<Arguments> indexes() {
    Consumer<ObjectNode> moved = map -> map.put(UP, "model-00001-of-00003.safetensors");
    Consumer<ObjectNode> left = map -> map.remove(UP);
    Consumer<ObjectNode> added = map -> map.put("more", "model-00001-of-00003.safetensors");
    Consumer<ObjectNode> absent = map -> map.put(UP, "model-00004-of-00004.safetensors");
    Consumer<ObjectNode> outside = map -> map.put(UP, "../model-00001-of-00003.safetensors");
    Consumer<ObjectNode> strange = map -> map.put(UP, "model\0.safetensors");
    Consumer<ObjectNode> number = map -> map.put(UP, 1);
    String index = "model.safetensors.index.json";
    return Stream.of(
        arguments(
            moved,
            "model-00003-of-00003.safetensors: "
                + UP
                + ": "
                + index
                + " names model-00001-of-00003.safetensors"),
        arguments(
            left, "model-00003-of-00003.safetensors: " + UP + ": " + index + " names no shard"),
        arguments(
            added,
            "model-00001-of-00003.safetensors: more: missing, though " + index + " names it"),
        arguments(
            absent,
            index
                + ": weight_map: "
                + UP
                + " = model-00004-of-00004.safetensors: must be an existing file"),
        arguments(
            outside,
            index
                + ": weight_map: "
                + UP
                + " = ../model-00001-of-00003.safetensors: must be the name of a safetensors file"),
        arguments(
            strange,
            index
                + ": weight_map: "
                + UP
                + " = model .safetensors: must be the name of a safetensors file"),
        arguments(number, index + ": weight_map: " + UP + " = 1: must be text"));
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void shouldTellWhatIsWrongInAnIndex(Consumer<ObjectNode> edit, String message) throws Exception {
    Fixtures.copy("sharded-bf16", folder);
    edit(TensorFiles.INDEX, index -> edit.accept((ObjectNode) index.get("weight_map")));

    assertMistake(message);
  }

  @Test
  void shouldTellThatAnIndexNamesNoTensors() throws Exception {
    Fixtures.copy("sharded-bf16", folder);
    edit(TensorFiles.INDEX, index -> index.remove("weight_map"));
    assertMistake("model.safetensors.index.json: weight_map is missing");

    Files.writeString(folder.resolve(TensorFiles.INDEX), "{");
    assertMistake("model.safetensors.index.json: not JSON at line 1, column 2");

    Files.writeString(folder.resolve(TensorFiles.INDEX), "{\"weight_map\": {}}");
    assertMistake("model.safetensors.index.json: model.embed_tokens.weight: missing");
  }

  @Test
  void shouldTellWhichShardIsTruncated() throws Exception {
    Fixtures.copy("sharded-bf16", folder);
    Path shard = folder.resolve("model-00002-of-00003.safetensors");
    byte[] bytes = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(bytes, bytes.length - 1));

    assertMistake(
        "model-00002-of-00003.safetensors: model.layers.1.self_attn.v_proj.weight: data_offsets"
            + " [3648, 3904]: must begin at 3648 and end by 3903");
  }

  @Test
  void shouldTellWhichFileOrFolderIsMissing() throws Exception {
    Path none = folder.resolve("none");
    assertEquals(none + ": no such folder", message(() -> ModelFolder.load(none)));
    assertEquals(none + ": no such folder", message(() -> ModelFolder.tokenizer(none)));

    Files.writeString(none, "");
    assertEquals(none + ": not a folder", message(() -> ModelFolder.load(none)));
    assertMistake("config.json: no such file");

    Fixtures.SMALL.write(folder.resolve("config.json"), DType.FP32);
    assertEquals(
        folder + ": neither model.safetensors nor model.safetensors.index.json",
        message(() -> ModelFolder.load(folder)));
    assertEquals(
        folder.resolve("tokenizer.json") + ": no such file",
        message(() -> ModelFolder.copyTokenizer(folder, none)));
  }

  @Test
  void shouldRefuseToWriteWeightsThatDoNotFitTheConfig() {
    Map<String, Tensor> weights = Fixtures.weights(Fixtures.SMALL, DType.FP32, 1);
    String file = folder.resolve("model.safetensors") + ": ";
    Tensor up = new Weights(weights).get(1, BlockTensor.UP);

    weights.put(UP, Fixtures.tensor(DType.FP32, new SplittableRandom(1), 8, 12));
    assertEquals(
        file + UP + ": shape [8, 12]: config.json asks for [12, 8]", refused(weights, DType.FP32));
    weights.put(UP, up.as(DType.INT8));
    assertEquals(
        file + UP + ": dtype = INT8: must be FP32, FP16 or BF16", refused(weights, DType.FP32));
    weights.remove(UP);
    assertEquals(file + UP + ": missing", refused(weights, DType.FP32));
    weights.put(UP, up);
    assertEquals("dtype = INT32: must be FP32, FP16 or BF16", refused(weights, DType.INT32));
    assertEquals(List.of(), Fixtures.names(folder));
  }

  @Test
  void shouldTellThatAFolderCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Weights weights = new Weights(Fixtures.weights(Fixtures.SMALL, DType.FP32, 1));

    assertEquals(
        file + ": cannot be written: a file is in the way",
        message(() -> ModelFolder.save(file, Fixtures.SMALL, weights, DType.FP32)));
  }

  @Test
  void shouldNameTheWeightThatIsNotThere() {
    Weights weights = new Weights(Fixtures.weights(Fixtures.SMALL, DType.FP32, 1));

    assertEquals(
        "model.layers.2.mlp.gate_proj.weight: not among the 21 weights",
        message(() -> weights.get(2, BlockTensor.GATE)));
  }

  private String refused(Map<String, Tensor> weights, DType dtype) {
    return message(() -> ModelFolder.save(folder, Fixtures.SMALL, new Weights(weights), dtype));
  }

  private void edit(String file, Consumer<ObjectNode> edit) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode tree = (ObjectNode) mapper.readTree(folder.resolve(file).toFile());
    edit.accept(tree);
    mapper.writeValue(folder.resolve(file).toFile(), tree);
  }

  private void assertMistake(String message) {
    assertEquals(folder + "/" + message, message(() -> ModelFolder.load(folder)));
  }

  private static String message(Executable work) {
    return String.valueOf(assertThrows(ModelFormatException.class, work).getMessage());
  }
}
