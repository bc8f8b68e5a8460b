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
import java.util.Locale;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.api.radio.Direction;
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
import org.splitkd.protocol.SessionEvent.VehicleAwaited;
import org.splitkd.protocol.SessionEvent.VehicleFailed;
import org.splitkd.protocol.SessionEvent.VehicleInterrupted;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.radio.Transfer;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Serves one vehicle for one session: parameters down, then for every batch teacher input and
 * smashed data up, gradient down, until the local epochs are done, the parameters are back and the
 * student is stored. It ends with one {@link SessionOutcome}, also when the vehicle falls silent. A
 * GPU that is gone is no outcome: its cell goes down with it, this session included.
 */
public final class TrainingSession {

  /** Whom a session works with. */
  public record Partners(RecipientRef<VehicleCommand> vehicle, ActorRef<EdgeGpu.Command> gpu) {}

  /** The vehicle's actor ended. */
  private record VehicleLost(SessionId session) implements SessionEvent {}

  /** Nobody said anything for the answer timeout. */
  private record Silence(SessionId session) implements SessionEvent {}

  private static final String TIMEOUT = "no answer within the timeout";

  private final ActorContext<SessionEvent> context;
  private final SessionPlan plan;
  private final Partners partners;
  private final ActorRef<SessionOutcome> replyTo;
  private final ServerMeter meter;
  private final List<BatchLoss> losses = new ArrayList<>();
  private int batches;
  private int embeddedBatch = -1;

  /** When the parameters arrived at the vehicle: it says nothing before. */
  private EmulatedInstant parametersThere = EmulatedInstant.START;

  /** When the latest message arrived at the vehicle: what answers it starts later. */
  private EmulatedInstant sentDown = EmulatedInstant.START;

  /** Batches whose smashed data has arrived. */
  private int arrived;

  /** Pieces of work that the GPU has not said to be done. */
  private int onGpu;

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
        .onMessage(
            GpuFailed.class,
            this::isOurs,
            failed -> abort(AbortKind.FAILURE, failed.reason(), charge))
        .onMessage(Silence.class, silence -> abort(AbortKind.SILENCE, TIMEOUT, charge))
        .onAnyMessage(this::ignore)
        .build();
  }

  private BehaviorBuilder<SessionEvent> inAnyPhase() {
    return Behaviors.receive(SessionEvent.class)
        .onMessage(VehicleLost.class, lost -> abort(AbortKind.LOST, "the vehicle is lost"))
        .onMessage(Silence.class, silence -> abort(AbortKind.SILENCE, TIMEOUT))
        .onMessage(VehicleAwaited.class, awaited -> Behaviors.same())
        .onMessage(VehicleInterrupted.class, this::isOurs, this::interrupt)
        .onMessage(VehicleFailed.class, this::isOurs, this::stop)
        .onMessage(
            GpuFailed.class, this::isOurs, failed -> abort(AbortKind.FAILURE, failed.reason()));
  }

  /**
   * What the GPU has begun it ends, whether the vehicle's failure is heard of before or after: what
   * a session took does not depend on that.
   */
  private Behavior<SessionEvent> awaitingGpu(VehicleFailed failed) {
    return Behaviors.receive(SessionEvent.class)
        .onMessage(
            SoftLabelsReady.class,
            this::isOurs,
            ready -> {
              softLabelsReady(ready);
              return stop(failed);
            })
        .onMessage(
            StudentTrained.class,
            this::isOurs,
            done -> {
              returnGradient(done);
              return stop(failed);
            })
        .onMessage(GpuFailed.class, this::isOurs, gpu -> abort(failed))
        .onMessage(Silence.class, silence -> abort(failed))
        .onMessage(VehicleLost.class, lost -> Behaviors.same())
        .onAnyMessage(this::ignore)
        .build();
  }

  private Behavior<SessionEvent> sendParameters(StudentReady ready) {
    batches = ready.batches();
    Payload parameters = ready.start().parameters();
    Transfer transfer = send(plan.start(), parameters);
    if (transfer.lost()) {
      return abort(AbortKind.COVERAGE, plan.outage().reason());
    }
    parametersThere = transfer.airtime().end();
    partners
        .vehicle()
        .tell(
            new BeginSession(
                plan.id(),
                plan.cut(),
                ready.start().step(),
                parameters,
                transfer.airtime(),
                plan.spentJoules(),
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
    if (isTooEarly(input.airtime(), parametersThere)) {
      return abort(AbortKind.CLOCK, tooEarly(input.airtime(), parametersThere));
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
    if (isTooEarly(data.airtime(), sentDown)) {
      return abort(AbortKind.CLOCK, tooEarly(data.airtime(), sentDown));
    }
    meter.received(data.airtime());
    arrived++;
    EmulatedInstant arrival = data.airtime().end();
    if (plan.schedule() == Schedule.SEQUENTIAL) {
      runTeacher(data.batch(), arrival);
    }
    partners
        .gpu()
        .tell(new RunStudent(work(data.batch(), arrival), data.activations(), context.getSelf()));
    onGpu++;
    return awaitingGradient(data.batch());
  }

  private Behavior<SessionEvent> softLabelsReady(SoftLabelsReady ready) {
    onGpu--;
    meter.computed(ready.busy());
    return Behaviors.same();
  }

  /** A vehicle that the gradient does not reach says what it has spent until then. */
  private Behavior<SessionEvent> returnGradient(StudentTrained done) {
    onGpu--;
    meter.computed(done.busy());
    losses.add(done.loss());
    Transfer transfer = send(done.busy().end(), done.gradient());
    Interval airtime = transfer.airtime();
    partners
        .vehicle()
        .tell(
            transfer.lost()
                ? new LinkLost(plan.id(), done.batch(), airtime)
                : new CutGradient(plan.id(), done.batch(), done.gradient(), airtime));
    int next = done.batch() + 1;
    return next < batches ? awaitingSmashedData(next) : awaitingParameters();
  }

  /** Charged before it is stored: nothing is left that could fail afterwards. */
  private Behavior<SessionEvent> store(UpdatedParameters updated) {
    if (isTooEarly(updated.airtime(), sentDown)) {
      return abort(AbortKind.CLOCK, tooEarly(updated.airtime(), sentDown));
    }
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

  private Behavior<SessionEvent> interrupt(VehicleInterrupted interrupted) {
    partners.gpu().tell(new AbandonStudent(plan.id()));
    return end(new SessionOutcome.Interrupted(plan.id(), interrupted.reason()));
  }

  private Behavior<SessionEvent> stop(VehicleFailed failed) {
    return onGpu > 0 ? awaitingGpu(failed) : abort(failed);
  }

  private Behavior<SessionEvent> abort(VehicleFailed failed) {
    return abort(failed.kind(), failed.reason(), meter.spent(failed));
  }

  private Behavior<SessionEvent> abort(AbortKind kind, String reason) {
    return abort(kind, reason, meter.estimated(arrived));
  }

  private Behavior<SessionEvent> abort(AbortKind kind, String reason, SessionCharge spent) {
    partners.gpu().tell(new AbandonStudent(plan.id()));
    return end(new SessionOutcome.Aborted(plan.id(), kind, reason, spent));
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

  /** An answer that starts before what it answers was there is dated by a wrong clock. */
  private static boolean isTooEarly(Interval airtime, EmulatedInstant earliest) {
    return airtime.start().compareTo(earliest) < 0;
  }

  private static String tooEarly(Interval airtime, EmulatedInstant earliest) {
    return String.format(
        Locale.ROOT,
        "the vehicle's clock is behind by at least %.3f s",
        earliest.secondsSince(airtime.start()));
  }

  private void runTeacher(int batch, EmulatedInstant at) {
    partners.gpu().tell(new RunTeacher(work(batch, at), context.getSelf()));
    onGpu++;
  }

  private GpuWork work(int batch, EmulatedInstant at) {
    return new GpuWork(plan.id(), batch, plan.ghz(), at);
  }

  private Transfer send(EmulatedInstant ready, Payload payload) {
    Transfer transfer =
        plan.drive().transfer(Direction.DOWNLINK, ready, payload.bits(), plan.outage());
    meter.sent(transfer.airtime());
    sentDown = transfer.airtime().end();
    return transfer;
  }
}
