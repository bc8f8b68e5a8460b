package org.splitkd.huggingface;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Compares the tensors present with those that a config asks for. */
final class Inventory {

  /** Early exports carry the rotary frequencies, which follow from the config. */
  private static final String FREQUENCIES = "rotary_emb.inv_freq";

  private final Map<String, List<Long>> shapes;
  private final Path list;
  private final Function<String, Path> fileOf;
  private final Set<String> asked = new LinkedHashSet<>();

  private Inventory(Map<String, List<Long>> shapes, Path list, Function<String, Path> fileOf) {
    this.shapes = shapes;
    this.list = list;
    this.fileOf = fileOf;
  }

  /**
   * Returns the names of a model's weights from embedding to head; a tied head is checked but left
   * out.
   *
   * @param shapes shapes of the tensors present, by name
   * @param list the file that should name a missing tensor
   * @param fileOf the file that holds a tensor
   * @throws ModelFormatException if one is missing, surplus or of another shape
   */
  static List<String> check(
      LlamaConfig config,
      Map<String, List<Long>> shapes,
      Path list,
      Function<String, Path> fileOf) {
    return new Inventory(shapes, list, fileOf).check(config);
  }

  static boolean isIgnored(String name) {
    return name.endsWith(FREQUENCIES);
  }

  // A config may claim any number of blocks: names are made one by one, up to the first missing.
  private List<String> check(LlamaConfig config) {
    List<Long> table = List.of((long) config.vocabulary(), (long) config.width());
    require(Weights.EMBEDDING, table);
    for (int block = 0; block < config.blocks(); block++) {
      for (BlockTensor tensor : BlockTensor.values()) {
        require(tensor.in(block), tensor.shape(config));
      }
    }
    require(Weights.NORM, List.of((long) config.width()));
    if (!config.tied() || shapes.containsKey(Weights.HEAD)) {
      require(Weights.HEAD, table);
    }
    refuseSurplus();
    List<String> names = new ArrayList<>(asked);
    if (config.tied()) {
      names.remove(Weights.HEAD);
    }
    return names;
  }

  private void require(String name, List<Long> asks) {
    List<Long> shape = shapes.get(name);
    if (shape == null) {
      throw new ModelFormatException(list + ": " + name + ": missing");
    }
    if (!shape.equals(asks)) {
      throw new ModelFormatException(
          fileOf.apply(name) + ": " + name + ": shape " + shape + ": config.json asks for " + asks);
    }
    asked.add(name);
  }

  private void refuseSurplus() {
    for (String name : shapes.keySet()) {
      if (!asked.contains(name) && !isIgnored(name)) {
        throw new ModelFormatException(
            fileOf.apply(name) + ": " + name + ": config.json asks for no such tensor");
      }
    }
  }
}
