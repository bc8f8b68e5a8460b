package org.splitkd.nn;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.torch.KeyValueCache;
import org.splitkd.nn.torch.Norm;
import org.splitkd.nn.torch.Rope;

/**
 * One transformer block of LLaMA: x + attention(norm(x)), then x + feed-forward(norm(x)). Shapes: B
 * sequences, S tokens, width d.
 */
final class Block implements AutoCloseable {

  private final LlamaConfig config;
  private final BlockTensors tensors;

  Block(LlamaConfig config, BlockTensors tensors) {
    this.config = config;
    this.tensors = tensors;
  }

  BlockTensors tensors() {
    return tensors;
  }

  /**
   * Returns the block's output [B, S, d].
   *
   * @param input [B, S, d]
   * @param cache keys and values of the preceding tokens, to which those of the input are added;
   *     without a cache the input starts at position 0
   */
  Tensor forward(Tensor input, Rope rope, @Nullable KeyValueCache cache) {
    Tensor attended = input.add(attention(norm(input, tensors.inputNorm()), rope, cache));
    return attended.add(feedForward(norm(attended, tensors.feedForwardNorm())));
  }

  /** Grouped-query attention: each token attends to itself and to those before it. */
  private Tensor attention(Tensor input, Rope rope, @Nullable KeyValueCache cache) {
    long sequences = input.size(0);
    long length = input.size(1);
    int heads = config.heads();
    int shared = config.keyValueHeads();
    long before = cache == null ? 0 : cache.length();
    Tensor all =
        tensors
            .queryKeyValue()
            .apply(input)
            .view(sequences, length, heads + 2L * shared, config.headWidth());
    Tensor turned = rope.turn(all.narrow(2, 0, heads + (long) shared), before);
    Tensor query = turned.narrow(2, 0, heads).transpose(1, 2);
    Tensor key = turned.narrow(2, heads, shared).transpose(1, 2);
    Tensor value = all.narrow(2, heads + (long) shared, shared).transpose(1, 2);
    if (cache != null) {
      key = cache.addKeys(key);
      value = cache.addValues(value);
    }
    // A single token sees everything. Each of several new tokens sees all cached tokens and the new
    // ones up to itself; SDPA's causal mask would put the first new one at position 0.
    boolean several = length > 1;
    TensorOptional mask =
        several && before > 0 ? new TensorOptional(after(before, length)) : new TensorOptional();
    Tensor mixed =
        torch.scaled_dot_product_attention(
            query,
            key,
            value,
            mask,
            0.0,
            several && before == 0,
            new DoubleOptional(),
            heads != shared);
    return tensors
        .output()
        .apply(mixed.transpose(1, 2).reshape(sequences, length, (long) heads * config.headWidth()));
  }

  /** Attention mask [S, before + S]: true where a token (row) may attend to another (column). */
  private static Tensor after(long before, long length) {
    return torch
        .ones(new long[] {length, before + length}, new TensorOptions(ScalarType.Bool))
        .tril(before);
  }

  /** SwiGLU: down(silu(gate(x)) · up(x)). */
  private Tensor feedForward(Tensor input) {
    Tensor both = tensors.gateUp().apply(input);
    long width = config.feedForwardWidth();
    Tensor gate = both.narrow(2, 0, width);
    Tensor up = both.narrow(2, width, width);
    return tensors.down().apply(torch.silu(gate).mul(up));
  }

  private Tensor norm(Tensor input, Tensor weight) {
    return Norm.apply(input, weight, config.normEpsilon());
  }

  @Override
  public void close() {
    tensors.close();
  }
}
