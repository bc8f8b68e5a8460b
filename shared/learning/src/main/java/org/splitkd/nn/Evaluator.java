package org.splitkd.nn;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.text.Batch;

/** Measures how well a model predicts a text. */
public final class Evaluator {

  private Evaluator() {}

  /** Evaluates a model on all batches; every token has the same weight. */
  public static Evaluation evaluate(LlamaModel model, List<Batch> batches) {
    int positions = batches.stream().mapToInt(Batch::sequenceLength).max().orElse(1);
    double loss = 0;
    double right = 0;
    long tokens = 0;
    try (FrozenModel frozen = new FrozenModel(model, positions, ScalarType.Float)) {
      for (Batch batch : batches) {
        double[] sums = NativeScope.unrecorded(() -> sums(frozen, batch));
        loss += sums[0];
        right += sums[1];
        tokens += batch.inputs().length;
      }
    }
    return Evaluation.of(loss / tokens, right / tokens, tokens);
  }

  /** Cross-entropy and correct predictions, summed over the tokens of a batch. */
  private static double[] sums(FrozenModel model, Batch batch) {
    int count = batch.inputs().length;
    Tensor logits = model.logits(model.embed(batch.inputs(), batch.size()));
    Tensor targets = Bridge.indices(batch.targets(), count);
    Tensor right = logits.argmax(new LongOptional(-1), false).eq(targets).sum();
    return new double[] {
      count * torch.cross_entropy_loss(logits, targets).item_double(),
      right.to(ScalarType.Double).item_double()
    };
  }
}
