package org.splitkd.huggingface;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.IoReason;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.tensor.DType;

/** Writes the files of a model folder. */
final class ModelWriter {

  private static final Pattern MODEL_FILE =
      Pattern.compile("model(-\\d{5}-of-\\d{5})?\\.safetensors(\\.index\\.json)?");

  private ModelWriter() {}

  static void save(
      Path folder, LlamaConfig config, Weights weights, DType dtype, long maxShardBytes) {
    StoredType.of(dtype);
    Shards shards = Shards.of(check(folder, config, weights), weights, dtype, maxShardBytes);
    Map<Path, AtomicFile.Content> files = new LinkedHashMap<>();
    shards.files().forEach((name, content) -> files.put(folder.resolve(name), content));
    files.put(
        folder.resolve(ModelFolder.CONFIG),
        AtomicFile.Content.of(ConfigWriter.bytes(config, dtype)));
    replace(folder, files);
    removeOtherWeights(folder, shards);
  }

  static void replace(Path file, byte[] content) {
    writing(() -> AtomicFile.write(file, content));
  }

  static void copy(Path file, Path folder) {
    writing(
        () -> {
          AtomicFile.createFolder(folder);
          AtomicFile.copy(file, folder.resolve(file.getFileName()));
        });
  }

  /** Returns the names of the weights to write; error messages name the file they would go to. */
  private static List<String> check(Path folder, LlamaConfig config, Weights weights) {
    Path file = folder.resolve(TensorFiles.ONE_FILE);
    Map<String, List<Long>> shapes = new TreeMap<>();
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              ModelFormatException.in(file + ": " + name, () -> StoredType.of(tensor.dtype()));
              shapes.put(name, Shards.shape(tensor));
            });
    return Inventory.check(config, shapes, file, name -> file);
  }

  private static void replace(Path folder, Map<Path, AtomicFile.Content> files) {
    writing(
        () -> {
          AtomicFile.createFolder(folder);
          AtomicFile.write(files);
        });
  }

  /** Removes the previous model's weights, which could be taken for those of this one. */
  private static void removeOtherWeights(Path folder, Shards shards) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            file ->
                MODEL_FILE.matcher(String.valueOf(file.getFileName())).matches()
                    && !shards.files().containsKey(String.valueOf(file.getFileName())))) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new ModelFormatException(
          folder + ": the previous model cannot be removed: " + IoReason.of(failure), failure);
    }
  }

  private static void writing(Runnable work) {
    try {
      work.run();
    } catch (UnwritableFileException failure) {
      throw new ModelFormatException(String.valueOf(failure.getMessage()), failure);
    }
  }
}
