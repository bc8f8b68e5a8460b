package org.splitkd.huggingface;

import java.util.List;

/** The nine weights of a block. A projection has shape [out, in]. */
public enum BlockTensor {
  QUERY("self_attn.q_proj"),
  KEY("self_attn.k_proj"),
  VALUE("self_attn.v_proj"),
  OUTPUT("self_attn.o_proj"),
  GATE("mlp.gate_proj"),
  UP("mlp.up_proj"),
  DOWN("mlp.down_proj"),
  /** Scale of the RMSNorm before attention. */
  INPUT_NORM("input_layernorm"),
  /** Scale of the RMSNorm before the feed-forward. */
  POST_ATTENTION_NORM("post_attention_layernorm");

  private final String part;

  BlockTensor(String part) {
    this.part = part;
  }

  /** The tensor's name in a block, counted from 0: {@code model.layers.3.mlp.up_proj.weight}. */
  public String in(int block) {
    return "model.layers." + block + "." + part + ".weight";
  }

  /** The tensor's shape, the same in every block of a model. */
  public List<Long> shape(LlamaConfig config) {
    long width = config.width();
    long hidden = config.feedForwardWidth();
    return switch (this) {
      case QUERY -> List.of(config.queryWidth(), width);
      case KEY, VALUE -> List.of(config.keyValueWidth(), width);
      case OUTPUT -> List.of(width, config.queryWidth());
      case GATE, UP -> List.of(hidden, width);
      case DOWN -> List.of(width, hidden);
      case INPUT_NORM, POST_ATTENTION_NORM -> List.of(width);
    };
  }
}
