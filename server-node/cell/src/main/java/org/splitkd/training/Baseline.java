package org.splitkd.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.distillation.Distillation;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.Evaluator;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.WholeStudent;
import org.splitkd.text.Batch;

/**
 * The same student on the same batches in the same order, in one piece and without the teacher:
 * what the teacher is worth is the difference. Follows the sessions of the cell as they complete,
 * on a thread of its own. What it is told again after a restart and has done before, it skips.
 */
final class Baseline implements AutoCloseable {

  private final Distillation distillation;
  private final BaselineBook book;
  private final BiConsumer<Integer, Evaluation> observer;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final WholeStudent student;

  /** Steps done before a restart. */
  private final int before;

  /** On its own thread. */
  private final List<Evaluation> evaluations;

  private final List<CompletableFuture<Evaluation>> rounds = new ArrayList<>();
  private volatile boolean closed;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private int told;

  /**
   * A student that nobody has trained, or that goes on where its book ends.
   *
   * @param observer is told every round's evaluation
   */
  Baseline(Distillation distillation, BaselineBook book, BiConsumer<Integer, Evaluation> observer) {
    this.distillation = distillation;
    this.book = book;
    this.observer = observer;
    BaselineBook.Page page = book.last();
    before = page.steps();
    evaluations = new ArrayList<>(page.rounds());
    StudentState state = page.student().map(book::state).orElseGet(distillation::untrained);
    student =
        new WholeStudent(
            distillation.student(),
            state,
            distillation.positions(),
            distillation.learning().withoutTeacher());
  }

  /** Learns, in its turn, from the batches of a session. */
  void follow(CommittedSession session) {
    int step = ++told;
    if (step > before) {
      last = last.thenRunAsync(() -> train(session, step), thread);
    }
  }

  /** Is evaluated, in its turn, as the cell's student is after a round. */
  void endRound(int round) {
    int step = ++told;
    CompletableFuture<Evaluation> evaluation =
        step > before
            ? last.thenApplyAsync(done -> evaluate(round, step), thread)
            : CompletableFuture.completedFuture(evaluations.get(round - 1));
    rounds.add(evaluation);
    last = evaluation.thenAccept(done -> {});
  }

  /** The evaluations after every round, when all are done. */
  List<Evaluation> await() {
    return rounds.stream().map(CompletableFuture::join).toList();
  }

  private void train(CommittedSession session, int step) {
    for (int batch = 0; !closed && batch < distillation.volume().batchesPerSession(); batch++) {
      Batch text = distillation.batch(session.round(), session.vehicle(), batch);
      student.train(text.inputs(), text.size(), null, text.targets());
    }
    if (!closed) {
      book.write(step, student::state, evaluations);
    }
  }

  private Evaluation evaluate(int round, int step) {
    if (closed) {
      throw new CancellationException();
    }
    Evaluation result = Evaluator.evaluate(student.model(), distillation.heldOut());
    evaluations.add(result);
    book.write(step, student::state, evaluations);
    observer.accept(round, result);
    return result;
  }

  @Override
  public void close() {
    closed = true; // what is still to be learned is skipped
    last.handle((done, failure) -> true).join();
    thread.shutdown();
    student.close();
  }
}
