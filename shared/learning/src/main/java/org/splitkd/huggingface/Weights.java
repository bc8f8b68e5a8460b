package org.splitkd.huggingface;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.splitkd.tensor.Tensor;

/**
 * The weights of a model by name. Those of a loaded model are in order from the embedding up to the
 * head; a tied model has no head.
 */
public record Weights(Map<String, Tensor> tensors) {

  /** Embedding table, shape [V, d]. */
  public static final String EMBEDDING = "model.embed_tokens.weight";

  /** Scale of the RMSNorm after the last block, shape [d]. */
  public static final String NORM = "model.norm.weight";

  /** Head, shape [V, d]. */
  public static final String HEAD = "lm_head.weight";

  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * The tensor of a name.
   *
   * @throws ModelFormatException if there is none
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelFormatException(name + ": not among the " + tensors.size() + " weights");
    }
    return tensor;
  }

  /**
   * A weight of a block, counted from 0.
   *
   * @throws ModelFormatException if there is none
   */
  public Tensor get(int block, BlockTensor tensor) {
    return get(tensor.in(block));
  }
}
