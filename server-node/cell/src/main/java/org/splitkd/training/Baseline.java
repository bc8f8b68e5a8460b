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
 * The same student on the same batches in the same order, unsplit and without the teacher: the
 * difference shows what the teacher is worth. It follows the sessions of the cell as they complete,
 * on its own thread. After a restart it skips steps it has already done.
 */
final class Baseline implements AutoCloseable {

  private final Distillation distillation;
  private final BaselineBook book;
  private final BiConsumer<Integer, Evaluation> observer;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final WholeStudent student;

  /** Steps done before a restart. */
  private final int before;

  /** Changed only on the baseline's thread. */
  private final List<Evaluation> evaluations;

  private final List<CompletableFuture<Evaluation>> rounds = new ArrayList<>();
  private volatile boolean closed;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private int told;

  /**
   * Creates an untrained student, or one that resumes where its book ends.
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

  /** Queues the training on the batches of a session. */
  void follow(CommittedSession session) {
    int step = ++told;
    if (step > before) {
      last = last.thenRunAsync(() -> train(session, step), thread);
    }
  }

  /** Queues an evaluation, like that of the cell's student after a round. */
  void endRound(int round) {
    int step = ++told;
    CompletableFuture<Evaluation> evaluation =
        step > before
            ? last.thenApplyAsync(done -> evaluate(round, step), thread)
            : CompletableFuture.completedFuture(evaluations.get(round - 1));
    rounds.add(evaluation);
    last = evaluation.thenAccept(done -> {});
  }

  /** Waits for the evaluations of all rounds and returns them. */
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
    closed = true; // queued training is skipped
    last.handle((done, failure) -> true).join();
    thread.shutdown();
    student.close();
  }
}
