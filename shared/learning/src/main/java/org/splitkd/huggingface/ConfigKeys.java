package org.splitkd.huggingface;

/** The keys of {@code config.json} that are both read and written. */
final class ConfigKeys {

  static final String MODEL_TYPE = "model_type";
  static final String ACTIVATION = "hidden_act";
  static final String VOCABULARY = "vocab_size";
  static final String WIDTH = "hidden_size";
  static final String FEED_FORWARD = "intermediate_size";
  static final String BLOCKS = "num_hidden_layers";
  static final String HEADS = "num_attention_heads";
  static final String KEY_VALUE_HEADS = "num_key_value_heads";
  static final String HEAD_WIDTH = "head_dim";
  static final String EPSILON = "rms_norm_eps";
  static final String THETA = "rope_theta";
  static final String SCALING = "rope_scaling";
  static final String ROPE_TYPE = "rope_type";
  static final String POSITIONS = "max_position_embeddings";
  static final String TIED = "tie_word_embeddings";
  static final String BEGIN = "bos_token_id";
  static final String END = "eos_token_id";
  static final String ATTENTION_BIAS = "attention_bias";
  static final String FEED_FORWARD_BIAS = "mlp_bias";

  private ConfigKeys() {}
}
