package org.splitkd.huggingface;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.splitkd.files.AtomicFile;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/**
 * The files that weights are written to: one, or several and an index.
 *
 * @param files files by name, in the order to put them in place: the index after the shards it
 *     names
 */
record Shards(Map<String, AtomicFile.Content> files) {

  /** Some readers refuse files without it. */
  private static final Map<String, String> METADATA = Map.of("format", "pt");

  /** Fills shard after shard in the order of the names. */
  static Shards of(List<String> names, Weights weights, DType dtype, long maxShardBytes) {
    List<SortedMap<String, Tensor>> shards = new ArrayList<>();
    long filled = 0;
    long total = 0;
    for (String name : names) {
      Tensor tensor = weights.get(name);
      long bytes = dtype.bytes(1, tensor.elements());
      if (shards.isEmpty() || filled > maxShardBytes - bytes) {
        shards.add(new TreeMap<>());
        filled = 0;
      }
      shards.get(shards.size() - 1).put(name, tensor);
      filled += bytes;
      total += bytes;
    }
    return of(shards, dtype, total);
  }

  static List<Long> shape(Tensor tensor) {
    return Arrays.stream(tensor.shape()).boxed().toList();
  }

  private static Shards of(List<SortedMap<String, Tensor>> shards, DType dtype, long total) {
    Map<String, AtomicFile.Content> files = new LinkedHashMap<>();
    Map<String, String> shardOf = new TreeMap<>();
    for (SortedMap<String, Tensor> tensors : shards) {
      String file = name(files.size() + 1, shards.size());
      tensors.keySet().forEach(name -> shardOf.put(name, file));
      files.put(file, new SafetensorsContent(tensors, dtype, METADATA));
    }
    if (shards.size() > 1) {
      files.put(TensorFiles.INDEX, AtomicFile.Content.of(index(shardOf, total)));
    }
    return new Shards(files);
  }

  private static String name(int number, int of) {
    return of == 1
        ? TensorFiles.ONE_FILE
        : String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", number, of);
  }

  private static byte[] index(Map<String, String> shardOf, long total) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("metadata").put("total_size", total);
    ObjectNode map = root.putObject(TensorFiles.WEIGHT_MAP);
    shardOf.forEach(map::put);
    return Json.indented(root);
  }
}
