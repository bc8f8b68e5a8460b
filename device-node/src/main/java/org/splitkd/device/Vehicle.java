package org.splitkd.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import org.splitkd.cost.Schedule;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.Modem;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionEvent.VehicleFailed;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.radio.Drive;

/**
 * One vehicle: waits to be served, then trains the device's half of a session, one batch after
 * another. A command of a session it is not in, or of a batch it does not expect, is late or a
 * duplicate: it is logged and has no effect.
 */
public final class Vehicle {

  /** What a vehicle consists of. */
  public record Parts(
      Device device, Modem modem, Drive drive, DeviceTrainer trainer, Schedule schedule) {}

  private final ActorContext<VehicleCommand> context;
  private final Parts parts;

  private Vehicle(ActorContext<VehicleCommand> context, Parts parts) {
    this.context = context;
    this.parts = parts;
  }

  public static Behavior<VehicleCommand> create(Parts parts) {
    return Behaviors.setup(context -> new Vehicle(context, parts).idle());
  }

  private Behavior<VehicleCommand> idle() {
    return Behaviors.receive(VehicleCommand.class)
        .onMessage(BeginSession.class, this::begin)
        .onMessage(CutGradient.class, this::ignore)
        .build();
  }

  private Behavior<VehicleCommand> begin(BeginSession command) {
    try {
      DeviceSession session = new DeviceSession(parts, command);
      session.begin(command);
      return awaitingGradient(session);
    } catch (RuntimeException failure) {
      return fail(command.session(), command.replyTo(), failure);
    }
  }

  private Behavior<VehicleCommand> awaitingGradient(DeviceSession session) {
    return Behaviors.receive(VehicleCommand.class)
        .onMessage(BeginSession.class, command -> beginAnother(session, command))
        .onMessage(CutGradient.class, gradient -> train(session, gradient))
        .build();
  }

  /** The edge server gave up a session and begins another: the old one is forgotten. */
  private Behavior<VehicleCommand> beginAnother(DeviceSession running, BeginSession command) {
    if (running.id().equals(command.session())) {
      return ignore(command);
    }
    context.getLog().info("{} given up for {}", running.id(), command.session());
    return begin(command);
  }

  private Behavior<VehicleCommand> train(DeviceSession session, CutGradient gradient) {
    if (!session.expects(gradient)) {
      return ignore(gradient);
    }
    try {
      session.train(gradient);
      return session.finished() ? idle() : Behaviors.same();
    } catch (RuntimeException failure) {
      return fail(session.id(), session.edge(), failure);
    }
  }

  /** The edge server hears of it at once and the vehicle stays, ready for another session. */
  private Behavior<VehicleCommand> fail(
      SessionId session, ActorRef<SessionEvent> edge, RuntimeException failure) {
    context.getLog().error("{} failed", session, failure);
    edge.tell(new VehicleFailed(session, "the vehicle failed: " + failure.getMessage()));
    return idle();
  }

  private Behavior<VehicleCommand> ignore(VehicleCommand command) {
    context.getLog().warn("late or duplicate, ignored: {}", command);
    return Behaviors.same();
  }
}
