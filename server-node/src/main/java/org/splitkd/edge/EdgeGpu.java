package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedClock;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * The edge server's GPU: runs one piece of work after another, each at the frequency its session
 * was given.
 */
public final class EdgeGpu extends AbstractBehavior<EdgeGpu.Command> {

  /** Work for the GPU. */
  public sealed interface Command {}

  /** The teacher's forward pass on a batch whose input is there from {@code at} on. */
  public record RunTeacher(GpuWork work, Payload embedding, ActorRef<SessionEvent> replyTo)
      implements Command {}

  /**
   * The student's blocks from the cut on, forward and backward, on a batch whose smashed data is
   * there from {@code at} on.
   */
  public record RunStudent(GpuWork work, Payload activations, ActorRef<SessionEvent> replyTo)
      implements Command {}

  /** Whose work it is, and how it is to be done. */
  public record GpuWork(
      SessionId session, CutLayer cut, int batch, double ghz, EmulatedInstant at) {}

  /** The teacher's soft labels of a batch are there. */
  public record SoftLabelsReady(SessionId session, int batch, Interval busy)
      implements SessionEvent {}

  /** The student's step on a batch is done. */
  public record StudentTrained(SessionId session, int batch, Payload gradient, Interval busy)
      implements SessionEvent {}

  private final EdgeServer server;
  private final EdgeTrainer trainer;
  private final EmulatedClock clock = new EmulatedClock();

  private EdgeGpu(ActorContext<Command> context, EdgeServer server, EdgeTrainer trainer) {
    super(context);
    this.server = server;
    this.trainer = trainer;
  }

  public static Behavior<Command> create(EdgeServer server, EdgeTrainer trainer) {
    return Behaviors.setup(context -> new EdgeGpu(context, server, trainer));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(RunTeacher.class, this::runTeacher)
        .onMessage(RunStudent.class, this::runStudent)
        .build();
  }

  private Behavior<Command> runTeacher(RunTeacher command) {
    GpuWork work = command.work();
    trainer.teach(work.batch(), command.embedding());
    Interval busy = run(work, trainer.work(work.cut()).batch().teacherFlop());
    command.replyTo().tell(new SoftLabelsReady(work.session(), work.batch(), busy));
    return this;
  }

  private Behavior<Command> runStudent(RunStudent command) {
    GpuWork work = command.work();
    Payload gradient = trainer.train(work.cut(), work.batch(), command.activations());
    Interval busy = run(work, trainer.work(work.cut()).batch().studentFlop());
    command.replyTo().tell(new StudentTrained(work.session(), work.batch(), gradient, busy));
    return this;
  }

  private Interval run(GpuWork work, double flop) {
    return clock.work(work.at(), server.seconds(flop, work.ghz()));
  }
}
