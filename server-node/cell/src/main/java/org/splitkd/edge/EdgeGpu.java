package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.pattern.StatusReply;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionWork;
import org.splitkd.edge.EdgeTrainer.StudentStart;
import org.splitkd.edge.EdgeTrainer.StudentStep;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.Evaluation;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedClock;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * The edge server's GPU. It trains the student of one session at a time, one piece of work after
 * another, each at the frequency of its session. Work of a session that has not begun or is over is
 * logged and has no effect. A trainer's exception ends the session, one of the disk the GPU.
 *
 * <p>Only its handlers call the trainer, synchronously. If tensors are trained, it is spawned on
 * the compute dispatcher ({@code splitkd.compute-dispatcher}), whose threads are meant for that.
 */
public final class EdgeGpu {

  /** Work for the GPU. */
  public sealed interface Command {}

  /**
   * Makes a working copy of the student for a session; an unfinished one is dropped.
   *
   * @param from the committed student; empty before the first commit
   */
  public record BeginStudent(
      SessionId session, CutLayer cut, Optional<CheckpointId> from, ActorRef<SessionEvent> replyTo)
      implements Command {}

  /**
   * Runs the teacher on a batch at once, while the vehicle may still be working on it. Takes no
   * emulated time: {@link RunTeacher} says when the teacher's forward pass takes place.
   */
  public record Teach(SessionId session, int batch, Payload input, ActorRef<SessionEvent> replyTo)
      implements Command {}

  /**
   * The teacher's forward pass on a batch whose input is available from {@code at} on, in emulated
   * time.
   */
  public record RunTeacher(GpuWork work, ActorRef<SessionEvent> replyTo) implements Command {}

  /**
   * The forward and backward pass of the student's blocks from the cut on, for a batch whose
   * smashed data is available from {@code at} on.
   */
  public record RunStudent(GpuWork work, Payload activations, ActorRef<SessionEvent> replyTo)
      implements Command {}

  /**
   * Ends the session and stores its student. It becomes the committed one when another session
   * begins from it.
   *
   * @param parameters of the device-side blocks
   */
  public record StoreStudent(SessionId session, Payload parameters, ActorRef<SessionEvent> replyTo)
      implements Command {}

  /** Forgets an aborted session. */
  public record AbandonStudent(SessionId session) implements Command {}

  /** Measures the committed student on held-out text. */
  public record EvaluateStudent(
      Optional<CheckpointId> student, ActorRef<StatusReply<StudentEvaluated>> replyTo)
      implements Command {}

  /** Asks for the committed student. */
  public record FetchStudent(
      Optional<CheckpointId> student, ActorRef<StatusReply<StudentFetched>> replyTo)
      implements Command {}

  /** The session and batch of a piece of work, its GPU frequency, and its earliest start. */
  public record GpuWork(SessionId session, int batch, double ghz, EmulatedInstant at) {}

  /** The GPU's answers to a training session. */
  public sealed interface GpuEvent extends SessionEvent {}

  /**
   * The working copy is ready.
   *
   * @param batches number of batches in the session
   */
  public record StudentReady(SessionId session, int batches, StudentStart start)
      implements GpuEvent {}

  /** The teacher's soft labels of a batch are ready. */
  public record SoftLabelsReady(SessionId session, int batch, Interval busy) implements GpuEvent {}

  /** The student's step on a batch is done. */
  public record StudentTrained(
      SessionId session, int batch, Payload gradient, BatchLoss loss, Interval busy)
      implements GpuEvent {}

  /**
   * The session's student is stored.
   *
   * @param student its name; empty if nothing is learned
   */
  public record StudentStored(SessionId session, Optional<CheckpointId> student)
      implements GpuEvent {}

  /** The trainer failed; the session cannot continue and is forgotten. */
  public record GpuFailed(SessionId session, String reason) implements GpuEvent {}

  /** The evaluation of the committed student; empty if nothing is learned. */
  public record StudentEvaluated(Optional<Evaluation> evaluation) {}

  /** The whole committed student. */
  public record StudentFetched(Payload student) {}

  private final ActorContext<Command> context;
  private final EdgeServer server;
  private final EdgeTrainer trainer;
  private final CommittedStudent student;

  /** Clock of the session: an aborted one does not delay the next. */
  private EmulatedClock clock = new EmulatedClock();

  /** The latest session that has begun. */
  private @Nullable SessionId latest;

  private EdgeGpu(ActorContext<Command> context, EdgeServer server, EdgeTrainer trainer) {
    this.context = context;
    this.server = server;
    this.trainer = trainer;
    student = new CommittedStudent(trainer, context.getLog());
  }

  /** Creates a GPU with its own trainer, which is closed when the GPU stops. */
  public static Behavior<Command> create(EdgeServer server, EdgeTrainer.Provider trainers) {
    return Behaviors.setup(context -> new EdgeGpu(context, server, trainers.forCell()).idle());
  }

  private Behavior<Command> idle() {
    return inAnyPhase().onAnyMessage(this::ignore).build();
  }

  private Behavior<Command> training(SessionId session, SessionWork work) {
    return inAnyPhase()
        .onMessage(Teach.class, command -> command.session().equals(session), this::teach)
        .onMessage(
            RunTeacher.class,
            command -> command.work().session().equals(session),
            command -> runTeacher(work, command))
        .onMessage(
            RunStudent.class,
            command -> command.work().session().equals(session),
            command -> runStudent(work, command))
        .onMessage(StoreStudent.class, command -> command.session().equals(session), this::store)
        .onMessage(
            AbandonStudent.class,
            command -> command.session().equals(session),
            command -> abandon(session))
        .onAnyMessage(this::ignore)
        .build();
  }

  private BehaviorBuilder<Command> inAnyPhase() {
    return Behaviors.receive(Command.class)
        .onMessage(BeginStudent.class, this::begin)
        .onMessage(EvaluateStudent.class, this::evaluate)
        .onMessage(FetchStudent.class, this::fetch)
        .onSignal(PostStop.class, stop -> close());
  }

  private Behavior<Command> begin(BeginStudent command) {
    SessionId session = command.session();
    if (latest != null && !session.isLaterThan(latest)) {
      return ignore(command);
    }
    latest = session;
    return attempt(
        session,
        command.replyTo(),
        () -> {
          clock = new EmulatedClock();
          SessionWork work = trainer.work(command.cut());
          StudentStart start = trainer.begin(session, command.cut(), command.from());
          command.replyTo().tell(new StudentReady(session, work.batches(), start));
          trainer.tidy(); // while the vehicle embeds its first batch
          return training(session, work);
        });
  }

  private Behavior<Command> teach(Teach command) {
    return attempt(
        command.session(),
        command.replyTo(),
        () -> {
          trainer.teach(command.session(), command.batch(), command.input());
          return Behaviors.same();
        });
  }

  private Behavior<Command> runTeacher(SessionWork session, RunTeacher command) {
    GpuWork work = command.work();
    Interval busy = run(work, session.batch().teacherFlop());
    command.replyTo().tell(new SoftLabelsReady(work.session(), work.batch(), busy));
    return Behaviors.same();
  }

  private Behavior<Command> runStudent(SessionWork session, RunStudent command) {
    GpuWork work = command.work();
    return attempt(
        work.session(),
        command.replyTo(),
        () -> {
          StudentStep step = trainer.train(work.session(), work.batch(), command.activations());
          Interval busy = run(work, session.batch().studentFlop());
          command
              .replyTo()
              .tell(
                  new StudentTrained(
                      work.session(), work.batch(), step.gradient(), step.loss(), busy));
          return Behaviors.same();
        });
  }

  private Behavior<Command> store(StoreStudent command) {
    return attempt(
        command.session(),
        command.replyTo(),
        () -> {
          Optional<CheckpointId> stored = trainer.store(command.session(), command.parameters());
          command.replyTo().tell(new StudentStored(command.session(), stored));
          return idle();
        });
  }

  private Behavior<Command> evaluate(EvaluateStudent command) {
    student.evaluate(command);
    return Behaviors.same();
  }

  private Behavior<Command> fetch(FetchStudent command) {
    student.fetch(command);
    return Behaviors.same();
  }

  private Behavior<Command> attempt(
      SessionId session, ActorRef<SessionEvent> replyTo, Supplier<Behavior<Command>> step) {
    try {
      return step.get();
    } catch (CheckpointException | UnwritableFileException disk) {
      throw disk; // no part of the emulation: nothing is charged, and the run is interrupted
    } catch (RuntimeException failure) {
      context.getLog().error("{} failed on the GPU", session, failure);
      replyTo.tell(new GpuFailed(session, "the GPU failed: " + failure.getMessage()));
      return abandon(session);
    }
  }

  /** Forgets a session. A trainer that fails even at this may still manage the next one. */
  private Behavior<Command> abandon(SessionId session) {
    try {
      trainer.abandon(session);
    } catch (RuntimeException failure) {
      context.getLog().error("{} could not be abandoned", session, failure);
    }
    return idle();
  }

  private Behavior<Command> close() {
    trainer.close();
    return Behaviors.same();
  }

  private Behavior<Command> ignore(Command command) {
    if (!(command instanceof AbandonStudent)) { // a session that is over may still be abandoned
      context.getLog().warn("late, ignored: {}", command);
    }
    return Behaviors.same();
  }

  private Interval run(GpuWork work, double flop) {
    return clock.work(work.at(), server.seconds(flop, work.ghz()));
  }
}
