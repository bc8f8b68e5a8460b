package org.splitkd.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.splitkd.generation.Generation;
import org.splitkd.generation.Generation.Ending;
import org.splitkd.generation.Sampler;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.KeyValueCache;
import org.splitkd.nn.torch.NativeScope;

/**
 * A model in native memory that continues texts. The first pass covers the whole prompt. Each
 * further pass covers the token from the previous pass, with the keys and values of all earlier
 * tokens in a cache.
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
    return write(prompt, List.of(new Continued(settings, onToken))).get(0);
  }

  /**
   * Continues a text in several ways at once, which takes far less time than one after the other.
   * The last bits of the logits depend on how many there are, and so may the texts.
   *
   * @param ways one for each text returned
   * @throws IllegalArgumentException as for one text
   */
  public List<Generation> generate(int[] prompt, List<SamplingSettings> ways) {
    return write(prompt, ways.stream().map(way -> new Continued(way, token -> {})).toList());
  }

  private List<Generation> write(int[] prompt, List<Continued> texts) {
    check(prompt);
    List<KeyValueCache> caches = model.caches();
    try {
      int[] fresh = new int[Math.multiplyExact(texts.size(), prompt.length)];
      Arrays.setAll(fresh, index -> prompt[index % prompt.length]);
      while (texts.stream().anyMatch(Continued::goesOn)) {
        float[] logits = logits(fresh, texts.size(), caches);
        int vocabulary = logits.length / texts.size();
        fresh = new int[texts.size()];
        for (int text = 0; text < fresh.length; text++) {
          Continued continued = texts.get(text);
          if (continued.goesOn()) {
            fresh[text] =
                continued.next(
                    Arrays.copyOfRange(logits, text * vocabulary, (text + 1) * vocabulary),
                    positions - prompt.length);
          }
        }
      }
    } finally {
      caches.forEach(KeyValueCache::close);
    }
    return texts.stream().map(Continued::generation).toList();
  }

  /**
   * Logits for the tokens after the last of {@code fresh}, which follow the tokens in the caches.
   */
  private float[] logits(int[] fresh, int texts, List<KeyValueCache> caches) {
    return NativeScope.unrecorded(
        () -> Bridge.toFloats(model.nextLogits(model.embed(fresh, texts), caches)));
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

  /** One of the texts that are written at once. */
  private final class Continued {

    private final SamplingSettings settings;
    private final Sampler sampler;
    private final IntConsumer onToken;
    private final List<Integer> tokens = new ArrayList<>();
    private @Nullable Ending ending;

    Continued(SamplingSettings settings, IntConsumer onToken) {
      this.settings = settings;
      this.onToken = onToken;
      sampler = new Sampler(settings);
    }

    boolean goesOn() {
      return ending == null;
    }

    /**
     * Samples the next token and returns it.
     *
     * @param most tokens there is room for
     */
    int next(float[] logits, int most) {
      int token = sampler.next(logits);
      if (model.config().endOfText().contains(token)) {
        ending = Ending.END_TOKEN;
        return token;
      }
      tokens.add(token);
      onToken.accept(token);
      if (tokens.size() == settings.maxTokens()) {
        ending = Ending.MAX_TOKENS;
      } else if (tokens.size() == most) {
        ending = Ending.POSITIONS;
      }
      return token;
    }

    Generation generation() {
      return new Generation(tokens, Objects.requireNonNull(ending));
    }
  }
}
