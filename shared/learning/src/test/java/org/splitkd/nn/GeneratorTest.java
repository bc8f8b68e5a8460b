package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.generation.Generation;
import org.splitkd.generation.Generation.Ending;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.ReferenceCases.Config;
import org.splitkd.nn.ReferenceCases.Tokens;
import org.splitkd.nn.ReferenceCases.Values;
import org.splitkd.nn.torch.KeyValueCache;
import org.splitkd.nn.torch.NativeMemory;
import org.splitkd.nn.torch.NativeScope;

class GeneratorTest {

  private static final int VOCABULARY = 31;
  private static final int TOKENS = 24;
  private static final int[] PROMPT = {3, 1, 4, 1, 5};
  private static final LlamaModel MODEL = model(config(4, 2), 2);

  @ParameterizedTest
  @CsvSource({"4, 4, 6", "4, 2, 2", "4, 1, 3", "6, 3, 4"})
  void shouldGenerateWhatTheReferenceHoldsLikeliest(int heads, int keyValueHeads, long seed) {
    Config config = config(heads, keyValueHeads);
    Map<String, Values> weights = ReferenceWeights.random(config, seed);
    ReferenceLlama reference = new ReferenceLlama(config, weights, null);
    int[] text = PROMPT;
    for (int token = 0; token < TOKENS; token++) {
      double[] logits = reference.logits(new Tokens(new int[] {1, text.length}, text));
      text = Arrays.copyOf(text, text.length + 1);
      text[text.length - 1] = likeliest(logits, logits.length - VOCABULARY);
    }

    Generation generated =
        generate(Fixtures.model(config, weights), SamplingSettings.greedy(TOKENS));

    assertEquals(
        Arrays.stream(text, PROMPT.length, text.length).boxed().toList(), generated.tokens());
    assertEquals(Ending.MAX_TOKENS, generated.ending());
    // A model that repeats one token would hide losses from the cache.
    assertTrue(new TreeSet<>(generated.tokens()).size() > 2, generated.toString());
  }

  @ParameterizedTest
  @CsvSource({"4, 4, 1", "4, 2, 2", "4, 1, 3", "6, 2, 4"})
  void shouldGenerateTheSameAsWithoutACache(int heads, int keyValueHeads, long seed) {
    LlamaModel model = model(config(heads, keyValueHeads), seed);
    List<Integer> generated = generate(model, SamplingSettings.greedy(TOKENS)).tokens();

    int[] text = PROMPT;
    try (FrozenModel frozen = new FrozenModel(model, 64, ScalarType.Double)) {
      for (int token = 0; token < TOKENS; token++) {
        int[] all = text;
        double[] logits =
            NativeScope.unrecorded(() -> Fixtures.doubles(frozen.logits(frozen.embed(all, 1))));
        text = Arrays.copyOf(text, text.length + 1);
        text[text.length - 1] = likeliest(logits, logits.length - VOCABULARY);
      }
    }
    assertEquals(Arrays.stream(text, PROMPT.length, text.length).boxed().toList(), generated);
  }

  @ParameterizedTest
  @CsvSource({"1, 11", "5, 7", "11, 1", "4, 4"})
  void shouldTakeSeveralTokensAfterThoseInTheCache(int first, int second) {
    int[] text = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    try (FrozenModel frozen = new FrozenModel(MODEL, 64, ScalarType.Double)) {
      List<KeyValueCache> caches = frozen.caches();
      NativeScope.run(
          () -> {
            frozen.nextLogits(frozen.embed(Arrays.copyOf(text, first), 1), caches);
            int[] fresh = Arrays.copyOfRange(text, first, first + second);
            double[] rows = Fixtures.doubles(frozen.logits(frozen.embed(fresh, 1), caches));
            double[] whole =
                Fixtures.doubles(
                    frozen.logits(frozen.embed(Arrays.copyOf(text, first + second), 1)));
            assertArrayEquals(
                Arrays.copyOfRange(whole, first * VOCABULARY, whole.length), rows, 1e-12);
          });
      caches.forEach(KeyValueCache::close);
    }
  }

  @Test
  void shouldGenerateTheSameForTheSameSeed() {
    SamplingSettings seven = new SamplingSettings(TOKENS, 1, 0.9, 7);
    assertEquals(generate(MODEL, seven), generate(MODEL, seven));
    assertNotEquals(
        generate(MODEL, seven), generate(MODEL, new SamplingSettings(TOKENS, 1, 0.9, 8)));
  }

  @Test
  void shouldWriteSeveralTextsAtOnceAsOneAfterTheOther() {
    int end = generate(MODEL, new SamplingSettings(TOKENS, 1, 1, 7)).tokens().get(TOKENS / 2);
    List<SamplingSettings> ways =
        List.of(
            new SamplingSettings(TOKENS, 1, 1, 7),
            new SamplingSettings(3, 1, 0.9, 8),
            new SamplingSettings(1000, 1, 1, 9),
            SamplingSettings.greedy(TOKENS));

    try (Generator generator = new Generator(ending(MODEL, end), 64, ScalarType.Double)) {
      List<Generation> alone =
          ways.stream().map(way -> generator.generate(PROMPT, way, token -> {})).toList();

      assertEquals(alone, generator.generate(PROMPT, ways));
      assertEquals(Ending.END_TOKEN, alone.get(0).ending());
      assertEquals(List.of(), generator.generate(PROMPT, List.of()));
    }
  }

  @Test
  void shouldTellEveryTokenAndEndAtTheEndToken() {
    List<Integer> greedy = generate(MODEL, SamplingSettings.greedy(TOKENS)).tokens();
    int end = greedy.get(TOKENS - 1);
    int at = greedy.indexOf(end);
    assertTrue(at > 0, greedy.toString());
    List<Integer> told = new ArrayList<>();

    try (Generator generator = new Generator(ending(MODEL, end), 64)) {
      Generation text = generator.generate(PROMPT, SamplingSettings.greedy(TOKENS), told::add);

      assertEquals(new Generation(greedy.subList(0, at), Ending.END_TOKEN), text);
      assertEquals(at + 1, text.sampled());
      assertEquals(text.tokens(), told);
    }
  }

  @Test
  void shouldEndAtTheLastPosition() {
    List<Integer> greedy = generate(MODEL, SamplingSettings.greedy(TOKENS)).tokens();
    try (Generator generator = new Generator(MODEL, PROMPT.length + 3)) {
      Generation text = generator.generate(PROMPT, SamplingSettings.greedy(TOKENS), token -> {});
      assertEquals(new Generation(greedy.subList(0, 3), Ending.POSITIONS), text);
    }
    // The model has 64 positions, whatever it is asked for.
    try (Generator generator = new Generator(MODEL, 1000)) {
      Generation text = generator.generate(PROMPT, SamplingSettings.greedy(1000), token -> {});
      assertEquals(64 - PROMPT.length, text.tokens().size());
    }
  }

  @Test
  void shouldRefusePromptsItCannotContinue() {
    try (Generator generator = new Generator(MODEL, 5)) {
      assertRefused(generator, "an empty prompt");
      assertRefused(generator, "a prompt of 5 tokens: must be at most 4", 1, 2, 3, 4, 5);
      assertRefused(generator, "token 31 is outside the vocabulary of 31", 1, 31);
      assertRefused(generator, "token -1 is outside the vocabulary of 31", -1);
    }
  }

  @Test
  void shouldKeepNativeMemoryFlat() {
    long before = NativeMemory.liveTensors();
    List<Long> during = new ArrayList<>();
    try (Generator generator = new Generator(MODEL, 64)) {
      long loaded = NativeMemory.liveTensors();
      generator.generate(
          PROMPT, SamplingSettings.greedy(50), token -> during.add(NativeMemory.liveTensors()));
      assertEquals(loaded, NativeMemory.liveTensors());
      assertEquals(50, during.size());
      // Keys and values of two blocks.
      assertEquals(List.of(loaded + 4), during.stream().distinct().toList());
      assertThrows(
          IllegalStateException.class,
          () ->
              generator.generate(
                  PROMPT,
                  SamplingSettings.greedy(5),
                  token -> {
                    throw new IllegalStateException("nobody listens");
                  }));
      assertEquals(loaded, NativeMemory.liveTensors());
    }
    assertEquals(before, NativeMemory.liveTensors());
  }

  private static void assertRefused(Generator generator, String reason, int... prompt) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> generator.generate(prompt, SamplingSettings.greedy(1), token -> {}));
    assertEquals(reason, refused.getMessage());
  }

  private static Generation generate(LlamaModel model, SamplingSettings settings) {
    try (Generator generator = new Generator(model, 64, ScalarType.Double)) {
      return generator.generate(PROMPT, settings, token -> {});
    }
  }

  /** Not tied: a random tied model repeats its last token for ever. */
  private static Config config(int heads, int keyValueHeads) {
    return new Config(
        heads * 6, 20, heads, keyValueHeads, VOCABULARY, 2, false, 1e-5, 10_000, null);
  }

  private static LlamaModel model(Config config, long seed) {
    return Fixtures.model(config, ReferenceWeights.random(config, seed));
  }

  private static LlamaModel ending(LlamaModel model, int end) {
    LlamaConfig of = model.config();
    LlamaConfig config =
        new LlamaConfig(
            of.vocabulary(),
            of.width(),
            of.feedForwardWidth(),
            of.blocks(),
            of.heads(),
            of.keyValueHeads(),
            of.headWidth(),
            of.normEpsilon(),
            of.ropeTheta(),
            of.ropeScaling(),
            of.maxPositions(),
            of.tied(),
            OptionalInt.empty(),
            List.of(end));
    return new LlamaModel(config, model.embedding(), model.blocks(), model.norm(), model.head());
  }

  private static int likeliest(double[] logits, int from) {
    int best = from;
    for (int index = from; index < logits.length; index++) {
      if (logits[index] > logits[best]) {
        best = index;
      }
    }
    return best - from;
  }
}
