package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.splitkd.fault.Fault.Disturbance;
import org.splitkd.fault.Fault.Message;
import org.splitkd.fault.Fault.MessageDisturbed;
import org.splitkd.fault.FaultScript;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionEvent.SmashedData;
import org.splitkd.protocol.SessionEvent.TeacherInput;
import org.splitkd.protocol.SessionEvent.UpdatedParameters;
import org.splitkd.protocol.SessionEvent.VehicleInterrupted;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * What lies between the sessions of a cell and one vehicle, where a script disturbs it: messages
 * are lost, doubled, late or overtaken, dated by a clock that is behind, or the vehicle's node is
 * gone. It stands for the vehicle; each session has a child that stands for the way back.
 */
final class DisturbedLink {

  private final ActorContext<VehicleCommand> context;
  private final RecipientRef<VehicleCommand> vehicle;
  private final FaultScript script;

  /** Turns whose node is gone already: the same turn, begun anew, is let through. */
  private final Set<SessionId> interrupted = new HashSet<>();

  /** What happens to the messages of the session that runs. */
  private List<MessageDisturbed> disturbed = List.of();

  private @Nullable VehicleCommand overtaken;
  private final List<VehicleCommand> late = new ArrayList<>();

  private DisturbedLink(
      ActorContext<VehicleCommand> context,
      RecipientRef<VehicleCommand> vehicle,
      FaultScript script) {
    this.context = context;
    this.vehicle = vehicle;
    this.script = script;
  }

  /** The way to a vehicle; it ends with the vehicle. */
  static Behavior<VehicleCommand> create(RecipientRef<VehicleCommand> vehicle, FaultScript script) {
    return Behaviors.setup(
        context -> {
          if (vehicle instanceof ActorRef<VehicleCommand> local) {
            context.watch(local);
          }
          DisturbedLink link = new DisturbedLink(context, vehicle, script);
          return Behaviors.receive(VehicleCommand.class)
              .onMessage(BeginSession.class, link::begin)
              .onMessage(CutGradient.class, link::returnGradient)
              .onAnyMessage(link::passOn)
              .onSignal(Terminated.class, gone -> Behaviors.stopped())
              .build();
        });
  }

  private Behavior<VehicleCommand> begin(BeginSession command) {
    overtaken = null;
    SessionId session = command.session();
    int number = session.vehicle();
    disturbed = script.disturbed(number, session.round(), session.attempt());
    OptionalInt gone = script.nodeGone(number, session.round(), session.attempt());
    if (!interrupted.add(session.fencedBy(0))) {
      gone = OptionalInt.empty();
    }
    ActorRef<SessionEvent> back =
        context.spawnAnonymous(
            wayBack(command.replyTo(), disturbed, gone, script.clockBehindSeconds(number)));
    disturb(Message.PARAMETERS, 0, command.answeredTo(back));
    late.forEach(vehicle::tell);
    late.clear();
    return Behaviors.same();
  }

  private Behavior<VehicleCommand> returnGradient(CutGradient gradient) {
    disturb(Message.GRADIENT, gradient.batch(), gradient);
    return Behaviors.same();
  }

  private Behavior<VehicleCommand> passOn(VehicleCommand command) {
    vehicle.tell(command);
    return Behaviors.same();
  }

  private void disturb(Message message, int batch, VehicleCommand command) {
    Optional<Disturbance> how = disturbance(disturbed, message, batch);
    if (how.isEmpty()) {
      vehicle.tell(command);
      if (overtaken != null) {
        vehicle.tell(overtaken);
        overtaken = null;
      }
      return;
    }
    switch (how.get()) {
      case LOST -> {}
      case DOUBLED -> {
        vehicle.tell(command);
        vehicle.tell(command);
      }
      case LATE -> late.add(command);
      case OVERTAKEN -> overtaken = command;
    }
  }

  private static Optional<Disturbance> disturbance(
      List<MessageDisturbed> disturbed, Message message, int batch) {
    return disturbed.stream()
        .filter(one -> one.message() == message && (!message.ofBatch() || one.batch() == batch))
        .findFirst()
        .map(MessageDisturbed::how);
  }

  /**
   * From the vehicle to one session. It ends with the session; what is late then comes to nobody.
   */
  private static Behavior<SessionEvent> wayBack(
      ActorRef<SessionEvent> session,
      List<MessageDisturbed> disturbed,
      OptionalInt gone,
      double behindSeconds) {
    return Behaviors.setup(
        context -> {
          context.watch(session);
          WayBack back = new WayBack(session, disturbed, gone, behindSeconds);
          return Behaviors.receive(SessionEvent.class)
              .onAnyMessage(back::say)
              .onSignal(Terminated.class, over -> Behaviors.stopped())
              .build();
        });
  }

  private static final class WayBack {

    private final ActorRef<SessionEvent> session;
    private final List<MessageDisturbed> disturbed;
    private final OptionalInt gone;
    private final double behindSeconds;
    private boolean silent;
    private @Nullable SessionEvent overtaken;

    WayBack(
        ActorRef<SessionEvent> session,
        List<MessageDisturbed> disturbed,
        OptionalInt gone,
        double behindSeconds) {
      this.session = session;
      this.disturbed = disturbed;
      this.gone = gone;
      this.behindSeconds = behindSeconds;
    }

    Behavior<SessionEvent> say(SessionEvent event) {
      if (silent) {
        return Behaviors.same();
      }
      if (event instanceof TeacherInput input) {
        say(
            Message.TEACHER_INPUT,
            input.batch(),
            new TeacherInput(
                input.session(), input.batch(), input.embedding(), dated(input.airtime())));
      } else if (event instanceof SmashedData data) {
        say(
            Message.SMASHED_DATA,
            data.batch(),
            new SmashedData(
                data.session(), data.batch(), data.activations(), dated(data.airtime())));
      } else if (event instanceof UpdatedParameters updated) {
        say(
            Message.UPDATED_PARAMETERS,
            0,
            new UpdatedParameters(
                updated.session(),
                updated.parameters(),
                dated(updated.airtime()),
                updated.measured()));
      } else {
        session.tell(event);
      }
      return Behaviors.same();
    }

    private void say(Message message, int batch, SessionEvent event) {
      if (gone.isPresent() && message.ofBatch() && batch == gone.getAsInt()) {
        silent = true;
        session.tell(
            new VehicleInterrupted(
                event.session(),
                "its node is gone at batch " + (batch + 1) + ", as faults.script says"));
        return;
      }
      Optional<Disturbance> how = disturbance(disturbed, message, batch);
      if (how.isEmpty()) {
        session.tell(event);
        if (overtaken != null) {
          session.tell(overtaken);
          overtaken = null;
        }
        return;
      }
      switch (how.get()) {
        case LOST, LATE -> {}
        case DOUBLED -> {
          session.tell(event);
          session.tell(event);
        }
        case OVERTAKEN -> overtaken = event;
      }
    }

    private Interval dated(Interval airtime) {
      return new Interval(dated(airtime.start()), dated(airtime.end()));
    }

    private EmulatedInstant dated(EmulatedInstant instant) {
      return behindSeconds == 0
          ? instant
          : new EmulatedInstant(Math.max(0, instant.seconds() - behindSeconds));
    }
  }
}
