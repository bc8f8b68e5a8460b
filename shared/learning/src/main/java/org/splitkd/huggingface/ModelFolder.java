package org.splitkd.huggingface;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** A folder that holds one LLaMA model, as Hugging Face lays it out. */
public final class ModelFolder {

  static final String CONFIG = "config.json";

  private static final String TOKENIZER = "tokenizer.json";

  /** Files that other implementations like to have beside the tokenizer. */
  private static final List<String> BESIDE_TOKENIZER =
      List.of("tokenizer_config.json", "special_tokens_map.json");

  private ModelFolder() {}

  /**
   * Reads the config and maps the weights into memory; nothing is copied. Every name and shape is
   * checked against the config. Element types are those of the files.
   *
   * @throws ModelFormatException if the folder is not a LLaMA model, or damaged
   */
  public static LlamaModelFiles load(Path folder) {
    requireFolder(folder);
    LlamaConfig config = LlamaConfig.read(folder.resolve(CONFIG));
    TensorFiles files = TensorFiles.in(folder);
    Map<String, List<Long>> shapes = new TreeMap<>();
    files.tensors().forEach((name, tensor) -> shapes.put(name, tensor.entry().shape()));
    Map<String, Tensor> weights = new LinkedHashMap<>();
    List<String> names =
        Inventory.check(config, shapes, files.list(), name -> files.get(name).file());
    for (String name : names) {
      StoredTensor tensor = files.get(name);
      weights.put(name, ModelFormatException.in(tensor.file() + ": " + name, tensor::map));
    }
    requireOneTable(config, files, weights);
    return new LlamaModelFiles(config, new Weights(weights));
  }

  /**
   * A model whose head reuses the embedding table may have that table twice. With two tables it
   * would be unclear which one is the head.
   */
  private static void requireOneTable(
      LlamaConfig config, TensorFiles files, Map<String, Tensor> weights) {
    if (!config.tied() || !files.tensors().containsKey(Weights.HEAD)) {
      return;
    }
    StoredTensor head = files.get(Weights.HEAD);
    Tensor table = Objects.requireNonNull(weights.get(Weights.EMBEDDING));
    if (!ModelFormatException.in(head.file() + ": " + Weights.HEAD, head::map).equals(table)) {
      throw new ModelFormatException(
          head.file()
              + ": "
              + Weights.HEAD
              + ": differs from "
              + Weights.EMBEDDING
              + ": must be the same, or left out, with tie_word_embeddings = true in "
              + CONFIG);
    }
  }

  /**
   * Replaces the model in a folder with another in one file, and leaves all other files alone. The
   * same weights give the same bytes.
   *
   * @throws ModelFormatException if the weights do not fit the config, {@code dtype} is not a
   *     floating-point type, or the folder cannot be written
   */
  public static void save(Path folder, LlamaConfig config, Weights weights, DType dtype) {
    save(folder, config, weights, dtype, Long.MAX_VALUE);
  }

  /**
   * Saves a model as above, but in shards if there is more than {@code maxShardBytes} of data. A
   * tensor is never divided: a larger one gets its own shard.
   *
   * @throws IllegalArgumentException if {@code maxShardBytes} is not positive
   */
  public static void save(
      Path folder, LlamaConfig config, Weights weights, DType dtype, long maxShardBytes) {
    if (maxShardBytes <= 0) {
      throw new IllegalArgumentException("shards of " + maxShardBytes + " bytes");
    }
    ModelWriter.save(folder, config, weights, dtype, maxShardBytes);
  }

  /**
   * Returns the path of a folder's tokenizer file without reading it.
   *
   * @throws ModelFormatException if there is none
   */
  public static Path tokenizer(Path folder) {
    requireFolder(folder);
    Path file = folder.resolve(TOKENIZER);
    if (!Files.isRegularFile(file)) {
      throw new ModelFormatException(file + ": no such file");
    }
    return file;
  }

  /**
   * Copies the tokenizer of one folder into another, together with any settings beside it.
   *
   * @throws ModelFormatException if there is none, or it cannot be written
   */
  public static void copyTokenizer(Path from, Path to) {
    ModelWriter.copy(tokenizer(from), to);
    for (String name : BESIDE_TOKENIZER) {
      if (Files.isRegularFile(from.resolve(name))) {
        ModelWriter.copy(from.resolve(name), to);
      }
    }
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ModelFormatException(
          folder + (Files.exists(folder) ? ": not a folder" : ": no such folder"));
    }
  }
}
