package org.splitkd.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** Model folders for tests: those that reference/model_folders.py wrote, and small ones by seed. */
final class Fixtures {

  /** Two blocks, untied, heads as wide as usual. */
  static final LlamaConfig SMALL =
      new LlamaConfig(20, 8, 12, 2, 2, 1, 4, 1e-5, 10_000, Optional.empty(), 64, false);

  private Fixtures() {}

  static Path path(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Fixtures.class.getResource("/huggingface/" + name)).toURI());
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException(name, wrong);
    }
  }

  static JsonNode expected(String name) {
    try {
      return new ObjectMapper().readTree(path("expected.json").toFile()).get(name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path copy(String name, Path folder) {
    try (Stream<Path> files = Files.list(path(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All weights of a model, in order, with values drawn from a seed. */
  static Map<String, Tensor> weights(LlamaConfig config, DType dtype, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    long vocabulary = config.vocabulary();
    long width = config.width();
    weights.put(Weights.EMBEDDING, tensor(dtype, random, vocabulary, width));
    for (int block = 0; block < config.blocks(); block++) {
      for (BlockTensor tensor : BlockTensor.values()) {
        long[] shape = tensor.shape(config).stream().mapToLong(Long::longValue).toArray();
        weights.put(tensor.in(block), tensor(dtype, random, shape));
      }
    }
    weights.put(Weights.NORM, tensor(dtype, random, width));
    if (!config.tied()) {
      weights.put(Weights.HEAD, tensor(dtype, random, vocabulary, width));
    }
    return weights;
  }

  static Tensor tensor(DType dtype, SplittableRandom random, long... shape) {
    int elements = 1;
    for (long dimension : shape) {
      elements *= (int) dimension;
    }
    float[] values = new float[elements];
    for (int index = 0; index < elements; index++) {
      values[index] = (float) random.nextDouble(-2, 2);
    }
    return Tensor.ofFloats(values, shape).as(dtype);
  }

  /** Writes a safetensors file with this header and {@code dataBytes} bytes of data. */
  static Path file(Path file, String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    return write(file, bytes.array());
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
