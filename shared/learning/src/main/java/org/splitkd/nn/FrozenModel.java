package org.splitkd.nn;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.Kept;
import org.splitkd.nn.torch.KeyValueCache;
import org.splitkd.nn.torch.Rope;

/** A whole model that is not trained, in native memory. Every call needs an open scope. */
final class FrozenModel implements AutoCloseable {

  private final LlamaConfig config;
  private final Kept embedding;
  private final BlockStack blocks;
  private final Kept norm;
  private final Kept head;
  private final Rope rope;

  /**
   * @param positions the longest sequence it will be given
   */
  FrozenModel(LlamaModel model, int positions, ScalarType type) {
    config = model.config();
    embedding = Bridge.keep(model.embedding(), type);
    norm = Bridge.keep(model.norm(), type);
    head = Bridge.keep(model.head(), type);
    blocks = BlockStack.frozen(config, model.blocks(), type);
    rope = Rope.of(config, positions, type);
  }

  LlamaConfig config() {
    return config;
  }

  /** The embedding of tokens, [B, S, d]. */
  Tensor embed(int[] tokens, int sequences) {
    return torch.embedding(
        embedding.get(), Bridge.indices(tokens, sequences, tokens.length / sequences));
  }

  /** Logits [B·S, V] of embedded tokens [B, S, d]. */
  Tensor logits(Tensor embedded) {
    return head(blocks.forward(embedded, rope));
  }

  /** Logits [B·S, V] of embedded tokens that follow those in the caches. */
  Tensor logits(Tensor embedded, List<KeyValueCache> caches) {
    return head(blocks.forward(embedded, rope, caches));
  }

  /** Logits [B, V] for the token after the last of these, which follow those in the caches. */
  Tensor nextLogits(Tensor embedded, List<KeyValueCache> caches) {
    Tensor hidden = blocks.forward(embedded, rope, caches);
    return head(hidden.narrow(1, hidden.size(1) - 1, 1));
  }

  /** An empty cache for every block. */
  List<KeyValueCache> caches() {
    return Stream.generate(KeyValueCache::new).limit(blocks.size()).toList();
  }

  private Tensor head(Tensor hidden) {
    return LogitHead.logits(hidden, norm.get(), head.get(), config.normEpsilon());
  }

  @Override
  public void close() {
    embedding.close();
    blocks.close();
    norm.close();
    head.close();
    rope.close();
  }
}
