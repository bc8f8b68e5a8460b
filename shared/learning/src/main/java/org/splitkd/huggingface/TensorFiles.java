package org.splitkd.huggingface;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tensors of a folder, in one file or in shards that an index names. If both exist, the one
 * file is taken, as in other implementations.
 *
 * @param list the file that names all tensors: the one file, or the index
 */
record TensorFiles(Path list, Map<String, StoredTensor> tensors) {

  static final String ONE_FILE = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";
  static final String WEIGHT_MAP = "weight_map";

  /** Matches no name that leads out of the folder. */
  private static final Pattern SHARD = Pattern.compile("\\w[\\w.-]*\\.safetensors");

  static TensorFiles in(Path folder) {
    Path oneFile = folder.resolve(ONE_FILE);
    Path index = folder.resolve(INDEX);
    if (Files.exists(oneFile)) {
      return new TensorFiles(oneFile, tensors(oneFile));
    }
    if (Files.exists(index)) {
      return new TensorFiles(index, sharded(folder, index));
    }
    throw new ModelFormatException(folder + ": neither " + ONE_FILE + " nor " + INDEX);
  }

  StoredTensor get(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  private static Map<String, StoredTensor> tensors(Path file) {
    SafetensorsHeader header = ModelFormatException.in(file, () -> SafetensorsHeader.read(file));
    Map<String, StoredTensor> tensors = new TreeMap<>();
    header
        .tensors()
        .forEach(
            (name, entry) -> tensors.put(name, new StoredTensor(file, header.dataStart(), entry)));
    return tensors;
  }

  private static Map<String, StoredTensor> sharded(Path folder, Path index) {
    Keys map = ModelFormatException.in(index, () -> Json.read(index).section(WEIGHT_MAP));
    Map<String, String> shardOf =
        ModelFormatException.in(index + ": " + WEIGHT_MAP, () -> weightMap(folder, map));
    Map<String, StoredTensor> all = new TreeMap<>();
    for (String shard : new TreeSet<>(shardOf.values())) {
      Path file = folder.resolve(shard);
      tensors(file)
          .forEach(
              (name, tensor) -> {
                String named = shardOf.getOrDefault(name, "no shard");
                if (named.equals(shard)) {
                  all.put(name, tensor);
                } else if (!Inventory.isIgnored(name)) {
                  throw new ModelFormatException(
                      file + ": " + name + ": " + INDEX + " names " + named);
                }
              });
    }
    shardOf.forEach(
        (name, shard) -> {
          if (!all.containsKey(name)) {
            throw new ModelFormatException(
                folder.resolve(shard) + ": " + name + ": missing, though " + INDEX + " names it");
          }
        });
    return all;
  }

  private static Map<String, String> weightMap(Path folder, Keys map) {
    Map<String, String> shardOf = new TreeMap<>();
    for (String name : map.names()) {
      String shard = map.text(name);
      if (!SHARD.matcher(shard).matches()) {
        throw map.wrong(name, "the name of a safetensors file");
      }
      if (!Files.isRegularFile(folder.resolve(shard))) {
        throw map.wrong(name, "an existing file");
      }
      shardOf.put(name, shard);
    }
    return shardOf;
  }
}
