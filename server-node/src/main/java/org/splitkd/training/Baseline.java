package org.splitkd.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.splitkd.distillation.Distillation;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.Evaluator;
import org.splitkd.nn.WholeStudent;
import org.splitkd.protocol.SessionId;
import org.splitkd.text.Batch;

/**
 * The same student on the same batches in the same order, in one piece and without the teacher:
 * what the teacher is worth is the difference. Follows the sessions of the cell as they complete,
 * on a thread of its own.
 */
final class Baseline implements AutoCloseable {

  private final Distillation distillation;
  private final BiConsumer<Integer, Evaluation> observer;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final WholeStudent student;
  private final List<CompletableFuture<Evaluation>> rounds = new ArrayList<>();
  private volatile boolean closed;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /**
   * A student nobody has trained.
   *
   * @param observer is told every round's evaluation
   */
  Baseline(Distillation distillation, BiConsumer<Integer, Evaluation> observer) {
    this.distillation = distillation;
    this.observer = observer;
    student =
        new WholeStudent(
            distillation.student(),
            distillation.untrained(),
            distillation.positions(),
            distillation.learning().withoutTeacher());
  }

  /** Learns, in its turn, from the batches of a session. */
  void follow(SessionId session) {
    last = last.thenRunAsync(() -> train(session), thread);
  }

  /** Is evaluated, in its turn, as the cell's student is after a round. */
  void endRound(int round) {
    CompletableFuture<Evaluation> evaluation =
        last.thenApplyAsync(
            done -> {
              if (closed) {
                throw new CancellationException();
              }
              Evaluation result = Evaluator.evaluate(student.model(), distillation.heldOut());
              observer.accept(round, result);
              return result;
            },
            thread);
    rounds.add(evaluation);
    last = evaluation.thenAccept(done -> {});
  }

  /** The evaluations after every round, when all are done. */
  List<Evaluation> await() {
    return rounds.stream().map(CompletableFuture::join).toList();
  }

  private void train(SessionId session) {
    for (int batch = 0; !closed && batch < distillation.volume().batchesPerSession(); batch++) {
      Batch text = distillation.batch(session, batch);
      student.train(text.inputs(), text.size(), null, text.targets());
    }
  }

  @Override
  public void close() {
    closed = true; // what is still to be learned is skipped
    last.handle((done, failure) -> true).join();
    thread.shutdown();
    student.close();
  }
}
