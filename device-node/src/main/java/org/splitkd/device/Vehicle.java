package org.splitkd.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.BehaviorBuilder;
import akka.actor.typed.javadsl.Behaviors;
import akka.pattern.StatusReply;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.InferenceCharge;
import org.splitkd.cost.InferenceCost;
import org.splitkd.cost.Schedule;
import org.splitkd.device.DeviceTrainer.Generated;
import org.splitkd.fault.Faults;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.Modem;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.TextGenerated;
import org.splitkd.protocol.TokenGenerated;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.protocol.VehicleCommand.GenerateText;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Outage;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * One vehicle. It waits to be served, then trains the device's half of a session, batch by batch.
 * Between sessions it generates texts with the deployed student. A command for another session or
 * an unexpected batch is late or a duplicate: it is logged and has no effect.
 *
 * <p>Its handlers run the trainer synchronously. If tensors are trained, the vehicle must be
 * spawned on the compute dispatcher ({@code splitkd.compute-dispatcher}), whose threads are meant
 * for that.
 */
public final class Vehicle {

  /**
   * The parts of a vehicle, and the faults that may strike it.
   *
   * @param outage the outage after which its link is lost
   */
  public record Parts(
      Device device,
      Modem modem,
      Drive drive,
      Outage outage,
      DeviceTrainer trainer,
      Schedule schedule,
      Faults faults) {}

  private final ActorContext<VehicleCommand> context;
  private final Parts parts;

  /** The latest session it was told to begin. */
  private @Nullable SessionId latest;

  private Vehicle(ActorContext<VehicleCommand> context, Parts parts) {
    this.context = context;
    this.parts = parts;
  }

  public static Behavior<VehicleCommand> create(Parts parts) {
    return Behaviors.setup(context -> new Vehicle(context, parts).idle());
  }

  private Behavior<VehicleCommand> idle() {
    return inAnyPhase()
        .onMessage(BeginSession.class, this::begin)
        .onMessage(DeployStudent.class, this::deploy)
        .onMessage(GenerateText.class, this::generate)
        .onMessage(CutGradient.class, this::ignore)
        .onMessage(LinkLost.class, this::ignore)
        .build();
  }

  private Behavior<VehicleCommand> begin(BeginSession command) {
    if (isLate(command.session())) {
      return ignore(command);
    }
    latest = command.session();
    Interval airtime = command.airtime();
    Meter meter =
        new Meter(
            parts.device(),
            parts.modem(),
            airtime.start(),
            command.spentJoules(),
            parts.faults().script().batteryEmptyAtSeconds(command.session().vehicle()));
    try {
      meter.received(airtime);
      DeviceSession session = new DeviceSession(parts, command, meter);
      session.begin(airtime.end());
      return awaitingGradient(session);
    } catch (RuntimeException failure) {
      return fail(command.session(), command.replyTo(), meter, failure);
    }
  }

  private Behavior<VehicleCommand> awaitingGradient(DeviceSession session) {
    return inAnyPhase()
        .onMessage(BeginSession.class, command -> beginAnother(session, command))
        .onMessage(DeployStudent.class, command -> deployInstead(session, command))
        .onMessage(GenerateText.class, command -> refuse(session, command))
        .onMessage(
            CutGradient.class,
            gradient -> session.expects(gradient.session(), gradient.batch()),
            gradient -> goOn(session, () -> session.train(gradient)))
        .onMessage(
            LinkLost.class,
            link -> session.expects(link.session(), link.batch()),
            link -> goOn(session, () -> session.lose(link)))
        .onMessage(CutGradient.class, this::ignore)
        .onMessage(LinkLost.class, this::ignore)
        .build();
  }

  /** Whether the command is a repetition or comes from an edge server that has since restarted. */
  private boolean isLate(SessionId session) {
    return latest != null && !session.isLaterThan(latest);
  }

  private BehaviorBuilder<VehicleCommand> inAnyPhase() {
    return Behaviors.receive(VehicleCommand.class).onSignal(PostStop.class, stop -> close());
  }

  /** The edge server aborted a session and begins another: the old one is discarded. */
  private Behavior<VehicleCommand> beginAnother(DeviceSession running, BeginSession command) {
    if (isLate(command.session())) {
      return ignore(command);
    }
    context.getLog().info("{} aborted for {}", running.id(), command.session());
    abandon();
    return begin(command);
  }

  /** The edge server aborted the last session and has finished training. */
  private Behavior<VehicleCommand> deployInstead(DeviceSession running, DeployStudent command) {
    context.getLog().info("{} aborted for the distilled student", running.id());
    abandon();
    return deploy(command);
  }

  private Behavior<VehicleCommand> goOn(DeviceSession session, Runnable step) {
    try {
      step.run();
      return session.finished() ? idle() : Behaviors.same();
    } catch (RuntimeException failure) {
      return fail(session.id(), session.edge(), session.meter(), failure);
    }
  }

  private Behavior<VehicleCommand> deploy(DeployStudent command) {
    try {
      parts.trainer().deploy(command.student());
      double joules = parts.modem().receiveWatts() * command.airtime().seconds();
      command.replyTo().tell(StatusReply.success(new StudentDeployed(joules)));
    } catch (RuntimeException failure) {
      context.getLog().error("the student could not be taken over", failure);
      command.replyTo().tell(StatusReply.error(reason(failure)));
    }
    return idle();
  }

  private Behavior<VehicleCommand> generate(GenerateText command) {
    try {
      Generated generated =
          parts
              .trainer()
              .generate(
                  command.prompt(),
                  command.sampling(),
                  token -> command.listener().tell(new TokenGenerated(token)));
      InferenceCharge charge = InferenceCost.onDevice(generated.work(), parts.device());
      Interval busy = Interval.lasting(command.at(), charge.seconds());
      command
          .replyTo()
          .tell(StatusReply.success(new TextGenerated(generated.text(), busy, charge)));
    } catch (RuntimeException failure) {
      context.getLog().warn("text generation failed", failure);
      command.replyTo().tell(StatusReply.error(reason(failure)));
    }
    return Behaviors.same();
  }

  private Behavior<VehicleCommand> refuse(DeviceSession running, GenerateText command) {
    command.replyTo().tell(StatusReply.error("the vehicle is in " + running.id()));
    return Behaviors.same();
  }

  /**
   * Reports the failure to the edge server at once; the vehicle stays ready for another session.
   */
  private Behavior<VehicleCommand> fail(
      SessionId session, ActorRef<SessionEvent> edge, Meter meter, RuntimeException failure) {
    abandon();
    if (failure instanceof VehicleStopped stopped) {
      context.getLog().info("{}: {}", session, stopped.reason());
      edge.tell(failed(session, stopped.kind(), stopped.reason(), stopped.at(), meter));
    } else {
      context.getLog().error("{} failed", session, failure);
      edge.tell(failed(session, AbortKind.FAILURE, reason(failure), meter.now(), meter));
    }
    return idle();
  }

  private static VehicleFailed failed(
      SessionId session, AbortKind kind, String reason, EmulatedInstant at, Meter meter) {
    return new VehicleFailed(session, kind, reason, at, meter.read(at));
  }

  /** Discards the session. A trainer that fails even at that may still handle the next session. */
  private void abandon() {
    try {
      parts.trainer().abandon();
    } catch (RuntimeException failure) {
      context.getLog().error("the session could not be abandoned", failure);
    }
  }

  private Behavior<VehicleCommand> close() {
    parts.trainer().close();
    return Behaviors.same();
  }

  private Behavior<VehicleCommand> ignore(VehicleCommand command) {
    context.getLog().warn("late or duplicate, ignored: {}", command);
    return Behaviors.same();
  }

  private static String reason(RuntimeException failure) {
    return "the vehicle failed: " + failure.getMessage();
  }
}
