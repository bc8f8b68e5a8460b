package org.splitkd.huggingface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

@Tag("slow")
@net.jqwik.api.Tag("slow")
class ModelFolderTest {

  private static final LlamaConfig TIED =
      new LlamaConfig(20, 8, 12, 2, 2, 1, 4, 1e-5, 10_000, Optional.empty(), 64, true);

  private static final Weights SMALL = new Weights(Fixtures.weights(Fixtures.SMALL, DType.FP32, 1));

  @TempDir private Path folder;

  @Test
  void shouldKeepNamesInOrderWhateverTheOrderTheyCameIn() {
    List<String> names = new ArrayList<>(SMALL.tensors().keySet());
    Collections.reverse(names);
    Map<String, Tensor> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, SMALL.get(name)));

    ModelFolder.save(folder, Fixtures.SMALL, new Weights(reversed), DType.FP32);

    Collections.reverse(names);
    assertEquals(names, List.copyOf(ModelFolder.load(folder).weights().tensors().keySet()));
  }

  @Test
  void shouldLeaveOutATiedHead() {
    Map<String, Tensor> weights = Fixtures.weights(TIED, DType.FP16, 1);
    Weights without = new Weights(weights);
    weights.put(Weights.HEAD, without.get(Weights.EMBEDDING));

    ModelFolder.save(folder, TIED, new Weights(weights), DType.FP16);

    assertEquals(new LlamaModelFiles(TIED, without), ModelFolder.load(folder));
  }

  @Test
  void shouldReadATiedModelThatCarriesItsHead() throws Exception {
    Map<String, Tensor> weights = new LinkedHashMap<>(SMALL.tensors());
    weights.put(Weights.HEAD, SMALL.get(Weights.EMBEDDING));
    ModelFolder.save(folder, Fixtures.SMALL, new Weights(weights), DType.FP32);
    TIED.write(folder.resolve("config.json"), DType.FP32);

    weights.remove(Weights.HEAD);
    assertEquals(new Weights(weights), ModelFolder.load(folder).weights());
  }

  @Test
  void shouldKeepWhatIsMappedWhileItsFolderIsWritten() {
    ModelFolder.save(folder, Fixtures.SMALL, SMALL, DType.FP32);
    Weights mapped = ModelFolder.load(folder).weights();

    ModelFolder.save(folder, Fixtures.SMALL, mapped, DType.FP32, 1000);

    assertEquals(SMALL, mapped);
    assertEquals(SMALL, ModelFolder.load(folder).weights());
  }

  @Test
  void shouldLeaveNothingOfTheModelBefore() throws Exception {
    Files.writeString(folder.resolve("README.md"), "mine");
    Files.writeString(folder.resolve("model-of-mine.safetensors"), "mine");
    ModelFolder.save(folder, Fixtures.SMALL, SMALL, DType.FP32, 3000);
    ModelFolder.save(folder, Fixtures.SMALL, SMALL, DType.BF16, 2000);
    assertEquals(
        List.of(
            "README.md",
            "config.json",
            "model-00001-of-00002.safetensors",
            "model-00002-of-00002.safetensors",
            "model-of-mine.safetensors",
            "model.safetensors.index.json"),
        Fixtures.names(folder));

    ModelFolder.save(folder, Fixtures.SMALL, SMALL, DType.FP32);
    assertEquals(
        List.of("README.md", "config.json", "model-of-mine.safetensors", "model.safetensors"),
        Fixtures.names(folder));
  }

  @Test
  void shouldWriteTheSameBytesAgain() throws Exception {
    ModelFolder.save(folder, Fixtures.SMALL, SMALL, DType.BF16);
    byte[] once = Files.readAllBytes(folder.resolve("model.safetensors"));

    ModelFolder.save(folder, Fixtures.SMALL, SMALL, DType.BF16);

    assertArrayEquals(once, Files.readAllBytes(folder.resolve("model.safetensors")));
  }

  @Test
  void shouldBeginDataAtAMultipleOfEightBytes() throws Exception {
    ModelFolder.save(folder, Fixtures.SMALL, SMALL, DType.FP16);

    long dataStart = SafetensorsHeader.read(folder.resolve("model.safetensors")).dataStart();

    assertEquals(0, dataStart % 8);
  }

  @Test
  void shouldConvertATableOfSeveralPieces() {
    LlamaConfig large =
        new LlamaConfig(70_000, 8, 8, 1, 1, 1, 8, 1e-5, 10_000, Optional.empty(), 64, true);
    Map<String, Tensor> weights = Fixtures.weights(large, DType.FP32, 1);

    ModelFolder.save(folder, large, new Weights(weights), DType.BF16);

    assertEquals(
        Objects.requireNonNull(weights.get(Weights.EMBEDDING)).as(DType.BF16),
        ModelFolder.load(folder).weights().get(Weights.EMBEDDING));
  }

  @Test
  void shouldFindAndCopyATokenizer() throws Exception {
    Path from = Files.createDirectory(folder.resolve("from"));
    Path to = folder.resolve("to");
    Files.writeString(from.resolve("tokenizer.json"), "{}");
    Files.writeString(from.resolve("tokenizer_config.json"), "{ }");

    ModelFolder.copyTokenizer(from, to);

    assertEquals(List.of("tokenizer.json", "tokenizer_config.json"), Fixtures.names(to));
    assertEquals("{}", Files.readString(ModelFolder.tokenizer(to)));
  }

  @Test
  void shouldRefuseShardsOfNoSize() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ModelFolder.save(folder, Fixtures.SMALL, SMALL, DType.FP32, 0));
  }

  @Property(tries = 60)
  void shouldReadWhatItWrites(
      @ForAll @IntRange(min = 1, max = 3) int groups,
      @ForAll @IntRange(min = 1, max = 3) int keyValueHeads,
      @ForAll @IntRange(min = 1, max = 12) int odd,
      @ForAll @IntRange(min = 1, max = 3) int blocks,
      @ForAll boolean tied,
      @ForAll("types") DType held,
      @ForAll("types") DType written,
      @ForAll @IntRange(min = 1, max = 4000) int maxShardBytes)
      throws Exception {
    int heads = groups * keyValueHeads;
    LlamaConfig config =
        new LlamaConfig(
            odd,
            heads * odd,
            odd + 1,
            blocks,
            heads,
            keyValueHeads,
            2 * groups,
            1e-5,
            10_000,
            Optional.empty(),
            64,
            tied);
    Map<String, Tensor> weights = Fixtures.weights(config, held, odd);
    Path place = Files.createTempDirectory("model");
    try {
      ModelFolder.save(place, config, new Weights(weights), written, maxShardBytes);

      weights.replaceAll((name, tensor) -> tensor.as(written));
      assertEquals(new LlamaModelFiles(config, new Weights(weights)), ModelFolder.load(place));
    } finally {
      for (String file : Fixtures.names(place)) {
        Files.delete(place.resolve(file));
      }
      Files.delete(place);
    }
  }

  @Provide
  Arbitrary<DType> types() {
    return Arbitraries.of(DType.FP32, DType.FP16, DType.BF16);
  }
}
