package org.splitkd.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.cost.SessionWork;
import org.splitkd.distillation.BlockGroups;
import org.splitkd.distillation.DeployedStudent;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.TeacherInputs;
import org.splitkd.learning.Evaluation;
import org.splitkd.model.CutLayer;
import org.splitkd.nn.EdgeHalf;
import org.splitkd.nn.Evaluator;
import org.splitkd.nn.SoftLabels;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.Students;
import org.splitkd.nn.Teacher;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.tensor.Tensor;

/**
 * Runs the teacher and trains the student's blocks after the cut. A session does not change the
 * student it starts from; its own student is stored beside it under another name, so an aborted
 * session is simply forgotten.
 */
public final class TensorEdgeTrainer implements EdgeTrainer {

  /** The teacher's soft labels of a batch, and the next tokens. */
  private record Lesson(SoftLabels labels, Tensor targets) {}

  /**
   * A session that has begun.
   *
   * @param lessons by the first batch with their samples
   */
  private record Running(
      SessionId id, CutLayer cut, SessionWork work, EdgeHalf half, Map<Integer, Lesson> lessons) {

    /** The first batch with the samples of a batch. */
    int firstWithSamplesOf(int batch, int batchesPerEpoch) {
      return keepsLabels() ? batch % batchesPerEpoch : batch;
    }

    /** Whether a later batch has the samples of a batch. */
    boolean needsAgain(int batch, int batchesPerEpoch) {
      return keepsLabels() && batch + batchesPerEpoch < work.batches();
    }

    private boolean keepsLabels() {
      return work.freshBatches() < work.batches();
    }
  }

  /** A student in memory, which need not be loaded. */
  private record Known(Optional<CheckpointId> id, StudentState state) {}

  private final Distillation distillation;
  private final CheckpointStore store;
  private final Teacher teacher;
  private final TeacherInputs inputs;
  private Known committed;
  private @Nullable Known stored;
  private @Nullable Running running;

  /** Creates a trainer that keeps its students in a store of which it is the only owner. */
  public TensorEdgeTrainer(Distillation distillation, CheckpointStore store) {
    this.distillation = distillation;
    this.store = store;
    teacher =
        new Teacher(
            distillation.teacher(),
            distillation.positions(),
            distillation.learning().temperature());
    inputs = new TeacherInputs(distillation);
    committed = new Known(Optional.empty(), distillation.untrained());
  }

  @Override
  public SessionWork work(CutLayer cut) {
    return distillation.charged().sessionAt(cut);
  }

  @Override
  public StudentStart begin(SessionId session, CutLayer cut, Optional<CheckpointId> from) {
    forget();
    StudentState student = settled(from);
    EdgeHalf half =
        new EdgeHalf(
            distillation.student(),
            student,
            cut.index(),
            distillation.positions(),
            distillation.learning());
    SessionWork work = work(cut);
    running = new Running(session, cut, work, half, new TreeMap<>());
    return new StudentStart(
        student.step(),
        new Payload(
            work.downloadBits(),
            BlockGroups.encoded(student.deviceSide(cut.index()), distillation.wire())));
  }

  @Override
  public void teach(SessionId session, int batch, Payload input) {
    Lesson lesson =
        new Lesson(
            teacher.softLabels(inputs.embedding(input.tensors())), inputs.targets(input.tensors()));
    Lesson before = running(session).lessons().put(batch, lesson);
    if (before != null) {
      before.labels().close();
    }
  }

  @Override
  public StudentStep train(SessionId session, int batch, Payload activations) {
    Running current = running(session);
    int batchesPerEpoch = distillation.volume().batchesPerEpoch();
    int first = current.firstWithSamplesOf(batch, batchesPerEpoch);
    Lesson lesson = current.lessons().get(first);
    if (lesson == null) {
      throw new IllegalStateException("batch " + batch + " has not been taught");
    }
    Wire wire = distillation.wire();
    try {
      Tensor smashed =
          wire.smashedData()
              .decode(activations.tensors().get(0), distillation.student().config().width());
      EdgeHalf.Step step =
          current
              .half()
              .train(
                  smashed, lesson.labels(), lesson.targets().toInts(), wire.gradient().carrier());
      return new StudentStep(
          new Payload(
              current.work().batch().gradientBits(),
              List.of(wire.gradient().encode(step.gradient()))),
          step.loss());
    } finally {
      if (!current.needsAgain(batch, batchesPerEpoch)) {
        current.lessons().remove(first);
        lesson.labels().close();
      }
    }
  }

  @Override
  public Optional<CheckpointId> store(SessionId session, Payload parameters) {
    Running current = running(session);
    StudentState student =
        current
            .half()
            .joined(
                BlockGroups.decoded(
                    parameters.tensors(), current.cut().index(), distillation.wire()));
    forget();
    stored = new Known(Optional.of(store.save(student)), student);
    return stored.id();
  }

  @Override
  public void abandon(SessionId session) {
    forget();
  }

  @Override
  public Optional<Evaluation> evaluate(Optional<CheckpointId> student) {
    return Optional.of(
        Evaluator.evaluate(
            Students.model(
                distillation.student(), settled(student), distillation.learning().lora()),
            distillation.heldOut()));
  }

  @Override
  public Payload student(Optional<CheckpointId> student) {
    return new Payload(
        DeployedStudent.bits(distillation.charged()),
        DeployedStudent.sent(distillation, settled(student)));
  }

  /** Deletes all states but the committed one: the others are old or were never committed. */
  @Override
  public void tidy() {
    store.retain(committed.id().map(Set::of).orElseGet(Set::of));
  }

  @Override
  public void close() {
    forget();
    teacher.close();
  }

  /** The committed student. */
  private StudentState settled(Optional<CheckpointId> id) {
    if (stored != null && stored.id().equals(id)) {
      committed = stored;
    } else if (!committed.id().equals(id)) {
      committed = new Known(id, id.map(store::load).orElseGet(distillation::untrained));
    }
    stored = null;
    return committed.state();
  }

  private Running running(SessionId session) {
    if (running == null || !running.id().equals(session)) {
      throw new IllegalStateException(session + " has not begun");
    }
    return running;
  }

  private void forget() {
    if (running != null) {
      running.lessons().values().forEach(lesson -> lesson.labels().close());
      running.half().close();
      running = null;
    }
  }
}
