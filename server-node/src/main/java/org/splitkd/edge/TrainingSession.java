package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.GpuFailed;
import org.splitkd.edge.EdgeGpu.GpuWork;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.SoftLabelsReady;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeGpu.StudentStored;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionEvent.SmashedData;
import org.splitkd.protocol.SessionEvent.TeacherInput;
import org.splitkd.protocol.SessionEvent.UpdatedParameters;
import org.splitkd.protocol.SessionEvent.VehicleFailed;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.radio.Direction;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Serves one vehicle for one session: parameters down, then for every batch teacher input and
 * smashed data up, gradient down, until the local epochs are done, the parameters are back and the
 * student is stored. It ends with one {@link SessionOutcome}, also when the vehicle falls silent.
 */
public final class TrainingSession {

  /** Whom a session works with. */
  public record Partners(RecipientRef<VehicleCommand> vehicle, ActorRef<EdgeGpu.Command> gpu) {}

  /** The vehicle's actor ended. */
  private record VehicleLost(SessionId session) implements SessionEvent {}

  /** The GPU's actor ended. */
  private record GpuLost(SessionId session) implements SessionEvent {}

  /** Nobody said anything for the answer timeout. */
  private record Silence(SessionId session) implements SessionEvent {}

  private final ActorContext<SessionEvent> context;
  private final SessionPlan plan;
  private final Partners partners;
  private final ActorRef<SessionOutcome> replyTo;
  private final ServerMeter meter;
  private final List<BatchLoss> losses = new ArrayList<>();
  private int batches;
  private int embeddedBatch = -1;

  private TrainingSession(
      ActorContext<SessionEvent> context,
      SessionPlan plan,
      Partners partners,
      ActorRef<SessionOutcome> replyTo) {
    this.context = context;
    this.plan = plan;
    this.partners = partners;
    this.replyTo = replyTo;
    meter = new ServerMeter(plan);
  }

  /**
   * A session that begins at once.
   *
   * @param answerTimeout wall-clock time of silence after which it is given up
   */
  public static Behavior<SessionEvent> create(
      SessionPlan plan,
      Partners partners,
      Duration answerTimeout,
      ActorRef<SessionOutcome> replyTo) {
    return Behaviors.setup(
        context -> new TrainingSession(context, plan, partners, replyTo).begin(answerTimeout));
  }

  private Behavior<SessionEvent> begin(Duration answerTimeout) {
    context.setReceiveTimeout(answerTimeout, new Silence(plan.id()));
    if (partners.vehicle() instanceof ActorRef<VehicleCommand> local) {
      context.watchWith(local, new VehicleLost(plan.id()));
    }
    context.watchWith(partners.gpu(), new GpuLost(plan.id()));
    partners.gpu().tell(new BeginStudent(plan.id(), plan.cut(), plan.student(), context.getSelf()));
    return awaitingStudent();
  }

  private Behavior<SessionEvent> awaitingStudent() {
    return inAnyPhase()
        .onMessage(StudentReady.class, this::isOurs, this::sendParameters)
        .onAnyMessage(this::ignore)
        .build();
  }

  private Behavior<SessionEvent> awaitingSmashedData(int batch) {
    return inAnyPhase()
        .onMessage(TeacherInput.class, input -> isOurs(input, input.batch(), batch), this::teach)
        .onMessage(
            SmashedData.class,
            data -> isOurs(data, data.batch(), batch) && embeddedBatch >= batch,
            this::train)
        .onMessage(SoftLabelsReady.class, this::isOurs, this::softLabelsReady)
        .onAnyMessage(this::ignore)
        .build();
  }

  private Behavior<SessionEvent> awaitingGradient(int batch) {
    return inAnyPhase()
        .onMessage(
            TeacherInput.class, input -> isOurs(input, input.batch(), batch + 1), this::teach)
        .onMessage(SoftLabelsReady.class, this::isOurs, this::softLabelsReady)
        .onMessage(
            StudentTrained.class, done -> isOurs(done, done.batch(), batch), this::returnGradient)
        .onAnyMessage(this::ignore)
        .build();
  }

  private Behavior<SessionEvent> awaitingParameters() {
    return inAnyPhase()
        .onMessage(UpdatedParameters.class, this::isOurs, this::store)
        .onAnyMessage(this::ignore)
        .build();
  }

  /** The vehicle has done its part: whether it is lost from here on does not matter. */
  private Behavior<SessionEvent> awaitingStorage(SessionCharge charge) {
    return Behaviors.receive(SessionEvent.class)
        .onMessage(StudentStored.class, this::isOurs, stored -> complete(charge, stored))
        .onMessage(GpuFailed.class, this::isOurs, failed -> abort(failed.reason()))
        .onMessage(GpuLost.class, lost -> abort("the GPU is lost"))
        .onMessage(Silence.class, silence -> abort("no answer within the timeout"))
        .onAnyMessage(this::ignore)
        .build();
  }

  private BehaviorBuilder<SessionEvent> inAnyPhase() {
    return Behaviors.receive(SessionEvent.class)
        .onMessage(VehicleLost.class, lost -> abort("the vehicle is lost"))
        .onMessage(GpuLost.class, lost -> abort("the GPU is lost"))
        .onMessage(Silence.class, silence -> abort("no answer within the timeout"))
        .onMessage(VehicleFailed.class, this::isOurs, failed -> abort(failed.reason()))
        .onMessage(GpuFailed.class, this::isOurs, failed -> abort(failed.reason()));
  }

  private Behavior<SessionEvent> sendParameters(StudentReady ready) {
    batches = ready.batches();
    Payload parameters = ready.start().parameters();
    Interval airtime = send(plan.start(), parameters);
    partners
        .vehicle()
        .tell(
            new BeginSession(
                plan.id(),
                plan.cut(),
                ready.start().step(),
                parameters,
                airtime,
                context.getSelf()));
    return awaitingSmashedData(0);
  }

  /**
   * The teacher really runs at once. In emulated time the GPU starts when the smashed data is
   * there, or, overlapped, the teacher does at once.
   */
  private Behavior<SessionEvent> teach(TeacherInput input) {
    if (input.batch() == embeddedBatch) {
      return ignore(input);
    }
    meter.received(input.airtime());
    embeddedBatch = input.batch();
    partners.gpu().tell(new Teach(plan.id(), input.batch(), input.embedding(), context.getSelf()));
    if (plan.schedule() == Schedule.OVERLAPPED) {
      runTeacher(input.batch(), input.airtime().end());
    }
    return Behaviors.same();
  }

  private Behavior<SessionEvent> train(SmashedData data) {
    meter.received(data.airtime());
    EmulatedInstant arrival = data.airtime().end();
    if (plan.schedule() == Schedule.SEQUENTIAL) {
      runTeacher(data.batch(), arrival);
    }
    partners
        .gpu()
        .tell(new RunStudent(work(data.batch(), arrival), data.activations(), context.getSelf()));
    return awaitingGradient(data.batch());
  }

  private Behavior<SessionEvent> softLabelsReady(SoftLabelsReady ready) {
    meter.computed(ready.busy());
    return Behaviors.same();
  }

  private Behavior<SessionEvent> returnGradient(StudentTrained done) {
    meter.computed(done.busy());
    losses.add(done.loss());
    Interval airtime = send(done.busy().end(), done.gradient());
    partners.vehicle().tell(new CutGradient(plan.id(), done.batch(), done.gradient(), airtime));
    int next = done.batch() + 1;
    return next < batches ? awaitingSmashedData(next) : awaitingParameters();
  }

  /** Charged before it is stored: nothing is left that could fail afterwards. */
  private Behavior<SessionEvent> store(UpdatedParameters updated) {
    meter.received(updated.airtime());
    SessionCharge charge = meter.charge(plan.start(), updated.airtime().end(), updated.measured());
    partners.gpu().tell(new StoreStudent(plan.id(), updated.parameters(), context.getSelf()));
    return awaitingStorage(charge);
  }

  private Behavior<SessionEvent> complete(SessionCharge charge, StudentStored stored) {
    return end(
        new SessionOutcome.Completed(
            plan.id(), charge, SessionLearning.over(losses), stored.student()));
  }

  private Behavior<SessionEvent> abort(String reason) {
    partners.gpu().tell(new AbandonStudent(plan.id()));
    return end(new SessionOutcome.Aborted(plan.id(), reason));
  }

  private Behavior<SessionEvent> end(SessionOutcome outcome) {
    replyTo.tell(outcome);
    return Behaviors.stopped();
  }

  private Behavior<SessionEvent> ignore(SessionEvent event) {
    context.getLog().warn("late or duplicate, ignored: {}", event);
    return Behaviors.same();
  }

  private boolean isOurs(SessionEvent event) {
    return event.session().equals(plan.id());
  }

  private boolean isOurs(SessionEvent event, int batch, int expected) {
    return isOurs(event) && batch == expected;
  }

  private void runTeacher(int batch, EmulatedInstant at) {
    partners.gpu().tell(new RunTeacher(work(batch, at), context.getSelf()));
  }

  private GpuWork work(int batch, EmulatedInstant at) {
    return new GpuWork(plan.id(), batch, plan.ghz(), at);
  }

  private Interval send(EmulatedInstant ready, Payload payload) {
    Interval airtime = plan.drive().transfer(Direction.DOWNLINK, ready, payload.bits());
    meter.sent(airtime);
    return airtime;
  }
}
