package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.ReferenceCases.Config;
import org.splitkd.nn.ReferenceCases.Tokens;
import org.splitkd.nn.ReferenceCases.Values;
import org.splitkd.text.Batch;
import org.splitkd.text.Windows;

@Tag("slow")
class EvaluatorTest {

  private static final Config CONFIG = new Config(12, 10, 3, 1, 11, 2, true, 1e-5, 10_000, null);
  private static final Map<String, Values> WEIGHTS = ReferenceWeights.random(CONFIG, 1);

  /** Batches of three windows and of one, so that a mean of means would differ. */
  private static final List<Batch> BATCHES = batches();

  @Test
  void shouldHaveTheCrossEntropyOfTheReference() {
    double sum = 0;
    int tokens = 0;
    for (Batch batch : BATCHES) {
      double[] logits = logits(batch);
      int count = batch.inputs().length;
      sum += count * ReferenceLoss.of(logits, logits, batch.targets(), 0, 1).crossEntropy();
      tokens += count;
    }

    Evaluation evaluation = Evaluator.evaluate(Fixtures.model(CONFIG, WEIGHTS), BATCHES);

    assertEquals(40, tokens);
    assertEquals(tokens, evaluation.tokens());
    assertEquals(sum / tokens, evaluation.loss(), 1e-5);
    assertEquals(Math.exp(sum / tokens), evaluation.perplexity(), 1e-3);
  }

  @Test
  void shouldCountTheMostLikelyTokensThatAreRight() {
    int right = 0;
    for (Batch batch : BATCHES) {
      double[] logits = logits(batch);
      for (int token = 0; token < batch.targets().length; token++) {
        right += mostLikely(logits, token) == batch.targets()[token] ? 1 : 0;
      }
    }

    Evaluation evaluation = Evaluator.evaluate(Fixtures.model(CONFIG, WEIGHTS), BATCHES);

    assertTrue(right > 0, "nothing to count");
    assertEquals(right / 40.0, evaluation.accuracy(), 1e-12);
  }

  private static List<Batch> batches() {
    int[] text = ReferenceWeights.randomTokens(CONFIG, 1, 44, 2).values();
    Windows windows = new Windows(text, 10, 3);
    return List.of(windows.batch(0, 3), windows.batch(3, 1));
  }

  private static double[] logits(Batch batch) {
    int[] shape = {batch.size(), batch.sequenceLength()};
    return new ReferenceLlama(CONFIG, WEIGHTS, null).logits(new Tokens(shape, batch.inputs()));
  }

  private static int mostLikely(double[] logits, int token) {
    int from = token * CONFIG.vocabulary();
    int best = 0;
    for (int candidate = 1; candidate < CONFIG.vocabulary(); candidate++) {
      if (logits[from + candidate] > logits[from + best]) {
        best = candidate;
      }
    }
    return best;
  }
}
