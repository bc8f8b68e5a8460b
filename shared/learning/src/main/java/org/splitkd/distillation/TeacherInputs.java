package org.splitkd.distillation;

import java.util.List;
import org.splitkd.nn.TokenEmbedding;
import org.splitkd.tensor.Coding;
import org.splitkd.tensor.Tensor;
import org.splitkd.text.Batch;

/**
 * The teacher's input of a batch on its way to the server: rows of the teacher's embedding or, with
 * {@code levers.token-codes}, the token ids, whose rows the server looks up. Both give the teacher
 * the same numbers: rows that were looked up at the server are rounded as if they had been sent.
 * The next tokens, with which the cross-entropy is computed, come along.
 */
public final class TeacherInputs {

  private final Distillation distillation;
  private final TokenEmbedding table;

  public TeacherInputs(Distillation distillation) {
    this.distillation = distillation;
    table = new TokenEmbedding(distillation.teacher().embedding());
  }

  /** Returns the tensors to send. */
  public List<Tensor> sent(Batch text) {
    Tensor targets = Tensor.ofInts(text.targets(), text.size(), text.sequenceLength());
    return List.of(
        codes()
            ? Tensor.ofInts(text.inputs(), text.size(), text.sequenceLength())
            : rows(text.inputs(), text.size()),
        targets);
  }

  /** Returns the teacher's embedding of the tokens, [B, S, d], from what was sent. */
  public Tensor embedding(List<Tensor> sent) {
    Tensor first = sent.get(0);
    Tensor rows = codes() ? rows(first.toInts(), Math.toIntExact(first.rows())) : first;
    return coding().decode(rows, distillation.teacher().config().width());
  }

  /** Returns the next tokens from what was sent. */
  public Tensor targets(List<Tensor> sent) {
    return sent.get(1);
  }

  private Tensor rows(int[] tokens, int sequences) {
    return coding().encode(table.of(tokens, sequences, coding().carrier()));
  }

  private Coding coding() {
    return distillation.wire().teacherInput();
  }

  private boolean codes() {
    return distillation.charged().levers().tokenCodes();
  }
}
