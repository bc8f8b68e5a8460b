package org.splitkd.edge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionWork;
import org.splitkd.cost.Workload;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.Evaluation;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/**
 * Learns nothing, but its students count the batches they have learned from. It records its calls
 * and fails where it is told to.
 */
public final class RecordingEdgeTrainer implements EdgeTrainer {

  /** Size of the whole student. */
  public static final double STUDENT_BITS = 8e8;

  private final EdgeTrainer arithmetic;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Set<String> damaged = ConcurrentHashMap.newKeySet();
  private int batches;

  public RecordingEdgeTrainer(Workload workload) {
    arithmetic = new ArithmeticEdgeTrainer(workload);
  }

  /** Fails on these calls, named as they are recorded. */
  public RecordingEdgeTrainer failingOn(String... failingCalls) {
    failing.addAll(List.of(failingCalls));
    return this;
  }

  /** Finds the committed student damaged on this call, named as it is recorded. */
  public RecordingEdgeTrainer findingDamageOn(String call) {
    damaged.add(call);
    return this;
  }

  /**
   * The recorded calls, such as {@code "train 1.2 batch 0"} for the second session of the first
   * round.
   */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The recorded calls that begin with a prefix. */
  public List<String> calls(String prefix) {
    return calls.stream().filter(call -> call.startsWith(prefix)).toList();
  }

  @Override
  public SessionWork work(CutLayer cut) {
    return arithmetic.work(cut);
  }

  @Override
  public StudentStart begin(SessionId session, CutLayer cut, Optional<CheckpointId> from) {
    record("begin " + name(session));
    batches = batches(from);
    return new StudentStart(batches, arithmetic.begin(session, cut, from).parameters());
  }

  @Override
  public void teach(SessionId session, int batch, Payload input) {
    record("teach " + name(session) + " batch " + batch);
  }

  @Override
  public StudentStep train(SessionId session, int batch, Payload activations) {
    record("train " + name(session) + " batch " + batch);
    batches++;
    return new StudentStep(
        arithmetic.train(session, batch, activations).gradient(), new BatchLoss(4, 3, 2, 10));
  }

  @Override
  public Optional<CheckpointId> store(SessionId session, Payload parameters) {
    record("store " + name(session));
    return Optional.of(student(batches));
  }

  @Override
  public void abandon(SessionId session) {
    record("abandon " + name(session));
  }

  /** Its loss is the number of batches that the student has learned from. */
  @Override
  public Optional<Evaluation> evaluate(Optional<CheckpointId> student) {
    record("evaluate");
    return Optional.of(new Evaluation(batches(student), 1, 0.5, 100));
  }

  @Override
  public Payload student(Optional<CheckpointId> student) {
    record("student");
    return new Payload(STUDENT_BITS);
  }

  @Override
  public void close() {
    record("close");
  }

  /** The name of a student that has learned from this many batches. */
  public static CheckpointId student(int batches) {
    return new CheckpointId("batches-" + batches);
  }

  private static int batches(Optional<CheckpointId> student) {
    return student.map(id -> Integer.parseInt(id.value().substring("batches-".length()))).orElse(0);
  }

  private void record(String call) {
    calls.add(call);
    if (failing.contains(call)) {
      throw new IllegalStateException(call + " does not work");
    }
    if (damaged.contains(call)) {
      throw new CheckpointException("student", "damaged");
    }
  }

  private static String name(SessionId session) {
    return session.round() + "." + session.order();
  }
}
