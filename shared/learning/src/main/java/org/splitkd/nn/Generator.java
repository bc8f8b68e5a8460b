package org.splitkd.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.generation.Generation;
import org.splitkd.generation.Generation.Ending;
import org.splitkd.generation.Sampler;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.KeyValueCache;
import org.splitkd.nn.torch.NativeScope;

/**
 * A model in native memory that continues texts, one text at a time. The first pass covers the
 * whole prompt. Each further pass covers the token from the previous pass, with the keys and values
 * of all earlier tokens in a cache.
 */
public final class Generator implements AutoCloseable {

  private final FrozenModel model;
  private final int positions;

  /**
   * Loads the model into native memory.
   *
   * @param positions the longest text, prompt and generated tokens together; capped at the
   *     positions of the model
   */
  public Generator(LlamaModel model, int positions) {
    this(model, positions, ScalarType.Float);
  }

  Generator(LlamaModel model, int positions, ScalarType type) {
    this.positions = Math.min(positions, model.config().maxPositions());
    this.model = new FrozenModel(model, this.positions, type);
  }

  /**
   * Continues a text until the model ends it or it reaches a length limit.
   *
   * @param onToken receives every token but the end token as soon as it is known
   * @throws IllegalArgumentException if the prompt is empty, leaves no position for a token, or has
   *     tokens outside the vocabulary
   */
  public Generation generate(int[] prompt, SamplingSettings settings, IntConsumer onToken) {
    check(prompt);
    Sampler sampler = new Sampler(settings);
    List<KeyValueCache> caches = model.caches();
    try {
      List<Integer> tokens = new ArrayList<>();
      int[] fresh = prompt;
      while (true) {
        int token = sampler.next(logits(fresh, caches));
        if (model.config().endOfText().contains(token)) {
          return new Generation(tokens, Ending.END_TOKEN);
        }
        tokens.add(token);
        onToken.accept(token);
        if (tokens.size() == settings.maxTokens()) {
          return new Generation(tokens, Ending.MAX_TOKENS);
        }
        if (prompt.length + tokens.size() == positions) {
          return new Generation(tokens, Ending.POSITIONS);
        }
        fresh = new int[] {token};
      }
    } finally {
      caches.forEach(KeyValueCache::close);
    }
  }

  /**
   * Logits for the token after the last of {@code fresh}, which follow the tokens in the caches.
   */
  private float[] logits(int[] fresh, List<KeyValueCache> caches) {
    return NativeScope.unrecorded(
        () -> Bridge.toFloats(model.nextLogits(model.embed(fresh, 1), caches)));
  }

  private void check(int[] prompt) {
    if (prompt.length == 0) {
      throw new IllegalArgumentException("an empty prompt");
    }
    if (prompt.length >= positions) {
      throw new IllegalArgumentException(
          "a prompt of " + prompt.length + " tokens: must be at most " + (positions - 1));
    }
    for (int token : prompt) {
      if (token < 0 || token >= model.config().vocabulary()) {
        throw new IllegalArgumentException(
            "token " + token + " is outside the vocabulary of " + model.config().vocabulary());
      }
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
