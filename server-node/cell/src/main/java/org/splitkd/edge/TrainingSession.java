package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.EdgeGpu.GpuFailed;
import org.splitkd.edge.EdgeGpu.SoftLabelsReady;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeGpu.StudentStored;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.learning.BatchLoss;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.protocol.VehicleEvent.VehicleAwaited;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;
import org.splitkd.protocol.VehicleEvent.VehicleInterrupted;
import org.splitkd.time.EmulatedInstant;

/**
 * Serves one vehicle for one session: parameters down, then for every batch teacher input and
 * smashed data up and the gradient down, until the local epochs are done, the parameters are back
 * and the student is stored. It ends with one {@link SessionOutcome}, even if the vehicle falls
 * silent. The loss of the GPU is not an outcome: the cell fails with its GPU, and this session with
 * it.
 */
public final class TrainingSession {

  /** The partners of a session. */
  public record Partners(RecipientRef<VehicleCommand> vehicle, ActorRef<EdgeGpu.Command> gpu) {}

  /** The vehicle's actor ended. */
  private record VehicleLost(SessionId session) implements SessionEvent {}

  /** Nothing was heard for the answer timeout. */
  private record NothingHeard(SessionId session) implements SessionEvent {}

  private static final String TIMEOUT = "no answer within the timeout";

  private final ActorContext<SessionEvent> context;
  private final SessionPlan plan;
  private final Partners partners;
  private final Silence silence;
  private final SessionGpu gpu;
  private final SessionEnd end;
  private final ServerMeter meter;
  private final VehicleClock clock = new VehicleClock();
  private final SessionDownlink downlink;
  private final List<BatchLoss> losses = new ArrayList<>();
  private int batches;
  private int embeddedBatch = -1;

  /** Batches whose smashed data has arrived. */
  private int arrived;

  private TrainingSession(
      ActorContext<SessionEvent> context,
      SessionPlan plan,
      Partners partners,
      Silence silence,
      ActorRef<SessionOutcome> replyTo) {
    this.context = context;
    this.plan = plan;
    this.partners = partners;
    this.silence = silence;
    gpu = new SessionGpu(partners.gpu(), plan, context.getSelf());
    end = new SessionEnd(plan.id(), gpu, replyTo);
    meter = new ServerMeter(plan);
    downlink = new SessionDownlink(partners.vehicle(), plan, meter, clock);
  }

  /**
   * Creates a session that begins at once.
   *
   * @param silence when it ends for lack of an answer, and how
   */
  public static Behavior<SessionEvent> create(
      SessionPlan plan, Partners partners, Silence silence, ActorRef<SessionOutcome> replyTo) {
    return Behaviors.setup(
        context -> new TrainingSession(context, plan, partners, silence, replyTo).begin());
  }

  private Behavior<SessionEvent> begin() {
    context.setReceiveTimeout(silence.timeout(), new NothingHeard(plan.id()));
    if (partners.vehicle() instanceof ActorRef<VehicleCommand> local) {
      context.watchWith(local, new VehicleLost(plan.id()));
    }
    gpu.begin();
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
            data -> isOurs(data, data.batch(), batch) && isTaught(batch),
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

  /** Waits for the GPU only: the vehicle has done its part, and losing it no longer matters. */
  private Behavior<SessionEvent> awaitingStorage(SessionCharge charge) {
    return Behaviors.receive(SessionEvent.class)
        .onMessage(
            StudentStored.class, this::isOurs, stored -> end.complete(charge, losses, stored))
        .onMessage(
            GpuFailed.class,
            this::isOurs,
            failed -> end.abort(AbortKind.FAILURE, failed.reason(), charge))
        .onMessage(
            NothingHeard.class,
            nothing -> silent(() -> end.abort(AbortKind.SILENCE, TIMEOUT, charge)))
        .onAnyMessage(this::ignore)
        .build();
  }

  private BehaviorBuilder<SessionEvent> inAnyPhase() {
    return Behaviors.receive(SessionEvent.class)
        .onMessage(VehicleLost.class, lost -> abort(AbortKind.LOST, "the vehicle is lost"))
        .onMessage(NothingHeard.class, nothing -> silent(() -> abort(AbortKind.SILENCE, TIMEOUT)))
        .onMessage(VehicleAwaited.class, awaited -> Behaviors.same())
        .onMessage(VehicleInterrupted.class, this::isOurs, gone -> end.interrupt(gone.reason()))
        .onMessage(VehicleFailed.class, this::isOurs, this::stop)
        .onMessage(
            GpuFailed.class, this::isOurs, failed -> abort(AbortKind.FAILURE, failed.reason()));
  }

  /**
   * Waits until the GPU has finished its work, so that the charge does not depend on whether the
   * vehicle's failure is heard of before or after that.
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
        .onMessage(GpuFailed.class, this::isOurs, broken -> abort(failed))
        .onMessage(NothingHeard.class, nothing -> silent(() -> abort(failed)))
        .onMessage(VehicleLost.class, lost -> Behaviors.same())
        .onAnyMessage(this::ignore)
        .build();
  }

  private Behavior<SessionEvent> sendParameters(StudentReady ready) {
    batches = ready.batches();
    if (!downlink.parameters(ready.start(), context.getSelf())) {
      return abort(AbortKind.COVERAGE, plan.outage().reason());
    }
    return awaitingSmashedData(0);
  }

  /**
   * Runs the teacher at once in real time. In emulated time it starts when its input arrives if the
   * schedule is overlapped, and when the smashed data arrives otherwise.
   */
  private Behavior<SessionEvent> teach(TeacherInput input) {
    if (input.batch() == embeddedBatch) {
      return ignore(input);
    }
    Optional<String> fault = clock.fault(input.airtime());
    if (fault.isPresent()) {
      return abort(AbortKind.CLOCK, fault.get());
    }
    meter.received(input.airtime());
    embeddedBatch = input.batch();
    gpu.teach(input.batch(), input.embedding());
    if (plan.schedule() == Schedule.OVERLAPPED) {
      gpu.runTeacher(input.batch(), input.airtime().end());
    }
    return Behaviors.same();
  }

  private Behavior<SessionEvent> train(SmashedData data) {
    Optional<String> fault = clock.faultOfAnswer(data.airtime());
    if (fault.isPresent()) {
      return abort(AbortKind.CLOCK, fault.get());
    }
    meter.received(data.airtime());
    arrived++;
    EmulatedInstant arrival = data.airtime().end();
    if (plan.schedule() == Schedule.SEQUENTIAL && plan.work().isFresh(data.batch())) {
      gpu.runTeacher(data.batch(), arrival);
    }
    gpu.runStudent(data.batch(), data.activations(), arrival);
    return awaitingGradient(data.batch());
  }

  private Behavior<SessionEvent> softLabelsReady(SoftLabelsReady ready) {
    gpu.done();
    meter.computed(ready.busy());
    return Behaviors.same();
  }

  private Behavior<SessionEvent> returnGradient(StudentTrained done) {
    gpu.done();
    meter.computed(done.busy());
    losses.add(done.loss());
    downlink.gradient(done);
    int next = done.batch() + 1;
    return next < batches ? awaitingSmashedData(next) : awaitingParameters();
  }

  /** Charges the session before it is stored, so that nothing is left to fail afterwards. */
  private Behavior<SessionEvent> store(UpdatedParameters updated) {
    Optional<String> fault = clock.faultOfAnswer(updated.airtime());
    if (fault.isPresent()) {
      return abort(AbortKind.CLOCK, fault.get());
    }
    meter.received(updated.airtime());
    SessionCharge charge = meter.charge(plan.start(), updated.airtime().end(), updated.measured());
    gpu.store(updated.parameters());
    return awaitingStorage(charge);
  }

  private Behavior<SessionEvent> stop(VehicleFailed failed) {
    return gpu.isAtWork() ? awaitingGpu(failed) : abort(failed);
  }

  private Behavior<SessionEvent> abort(VehicleFailed failed) {
    return end.abort(failed.kind(), failed.reason(), meter.spent(failed));
  }

  private Behavior<SessionEvent> abort(AbortKind kind, String reason) {
    return end.abort(kind, reason, meter.estimated(arrived));
  }

  private Behavior<SessionEvent> silent(Supplier<Behavior<SessionEvent>> abort) {
    return silence.aborts(plan.id().vehicle()) ? abort.get() : end.interrupt(TIMEOUT);
  }

  private Behavior<SessionEvent> ignore(SessionEvent event) {
    context.getLog().warn("late or duplicate, ignored: {}", event);
    return Behaviors.same();
  }

  /** Whether the teacher has, or had, a batch's input. */
  private boolean isTaught(int batch) {
    return embeddedBatch >= batch || !plan.work().isFresh(batch);
  }

  private boolean isOurs(SessionEvent event) {
    return event.session().equals(plan.id());
  }

  private boolean isOurs(SessionEvent event, int batch, int expected) {
    return isOurs(event) && batch == expected;
  }
}
