package org.splitkd.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.tensor.Tensor;

class LargeFileTest {

  /** Llama-3.2-1B takes 2.47 GB in bf16; here all but its last byte is a hole on the disk. */
  @Test
  void shouldMapAFileOfMoreThanTwoGibibytes(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("config.json");
    Files.copy(Fixtures.path("llama-3.2-1b.json"), config);
    Map<String, List<Long>> shapes = shapes(LlamaConfig.read(config));
    Path file = Fixtures.file(folder.resolve("model.safetensors"), header(shapes), 0);
    long dataStart = Files.size(file);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.seek(dataStart + 2 * 1_235_814_400L - 1);
      sparse.write(0x3F);
    }

    Map<String, Tensor> tensors = ModelFolder.load(folder).weights().tensors();

    assertEquals(146, tensors.size());
    assertEquals(2 * 1_235_814_400L, tensors.values().stream().mapToLong(Tensor::byteCount).sum());
    ByteBuffer last = List.copyOf(tensors.values()).get(145).bytes();
    assertEquals(0x3F, last.get(last.limit() - 1));
  }

  private static Map<String, List<Long>> shapes(LlamaConfig config) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    shapes.put(Weights.EMBEDDING, List.of((long) config.vocabulary(), (long) config.width()));
    for (int block = 0; block < config.blocks(); block++) {
      for (BlockTensor tensor : BlockTensor.values()) {
        shapes.put(tensor.in(block), tensor.shape(config));
      }
    }
    shapes.put(Weights.NORM, List.of((long) config.width()));
    return shapes;
  }

  private static String header(Map<String, List<Long>> shapes) {
    StringJoiner header = new StringJoiner(",", "{", "}");
    long begin = 0;
    for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
      long end = begin + 2 * tensor.getValue().stream().reduce(1L, (one, other) -> one * other);
      header.add(
          "\"%s\": {\"dtype\": \"BF16\", \"shape\": %s, \"data_offsets\": [%s, %s]}"
              .formatted(tensor.getKey(), tensor.getValue(), begin, end));
      begin = end;
    }
    return header.toString();
  }
}
