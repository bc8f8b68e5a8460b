package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.splitkd.fault.Fault;
import org.splitkd.fault.Fault.Message;
import org.splitkd.fault.Fault.MessageDisturbed;
import org.splitkd.fault.Fault.NodeGone;
import org.splitkd.fault.FaultScript;
import org.splitkd.fault.Turn;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.protocol.VehicleEvent.VehicleInterrupted;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * The link between the sessions of a cell and one vehicle, disturbed by a fault script: messages
 * are lost, doubled, late, overtaken or dated by a clock that is behind, or the vehicle's node is
 * gone. It stands in for the vehicle; for each session a child stands in for the way back.
 */
final class DisturbedLink {

  private final ActorContext<VehicleCommand> context;
  private final RecipientRef<VehicleCommand> vehicle;
  private final FaultScript script;
  private final Consumer<Fault> witness;

  /** Sessions that have begun, without their fence: one that starts over keeps its node. */
  private final Set<SessionId> begun = new HashSet<>();

  private DisturbedWay<VehicleCommand> down;

  private DisturbedLink(
      ActorContext<VehicleCommand> context,
      RecipientRef<VehicleCommand> vehicle,
      FaultScript script,
      Consumer<Fault> witness) {
    this.context = context;
    this.vehicle = vehicle;
    this.script = script;
    this.witness = witness;
    down = way(List.of());
  }

  /** Creates the link to a vehicle; it stops with the vehicle. */
  static Behavior<VehicleCommand> create(
      RecipientRef<VehicleCommand> vehicle, FaultScript script, Consumer<Fault> witness) {
    return Behaviors.setup(
        context -> {
          if (vehicle instanceof ActorRef<VehicleCommand> local) {
            context.watch(local);
          }
          DisturbedLink link = new DisturbedLink(context, vehicle, script, witness);
          return Behaviors.receive(VehicleCommand.class)
              .onMessage(BeginSession.class, link::begin)
              .onMessage(CutGradient.class, link::returnGradient)
              .onAnyMessage(link::passOn)
              .onSignal(Terminated.class, gone -> Behaviors.stopped())
              .build();
        });
  }

  private Behavior<VehicleCommand> begin(BeginSession command) {
    SessionId session = command.session();
    List<MessageDisturbed> disturbed =
        script.disturbed(session.vehicle(), session.round(), session.attempt());
    ActorRef<SessionEvent> back =
        context.spawnAnonymous(WayBack.create(command.replyTo(), wayBack(session, disturbed)));
    DisturbedWay<VehicleCommand> before = down;
    down = way(disturbed);
    down.say(Message.PARAMETERS, 0, command.answeredTo(back));
    before.release();
    return Behaviors.same();
  }

  private WayBack.Troubles wayBack(SessionId session, List<MessageDisturbed> disturbed) {
    boolean anew = !begun.add(session.fencedBy(0));
    return new WayBack.Troubles(
        disturbed,
        anew
            ? OptionalInt.empty()
            : script.nodeGone(session.vehicle(), session.round(), session.attempt()),
        script.clockBehindSeconds(session.vehicle()),
        witness);
  }

  private DisturbedWay<VehicleCommand> way(List<MessageDisturbed> disturbed) {
    return new DisturbedWay<>(disturbed, vehicle::tell, witness);
  }

  private Behavior<VehicleCommand> returnGradient(CutGradient gradient) {
    down.say(Message.GRADIENT, gradient.batch(), gradient);
    return Behaviors.same();
  }

  private Behavior<VehicleCommand> passOn(VehicleCommand command) {
    vehicle.tell(command);
    return Behaviors.same();
  }

  /**
   * The way from the vehicle to one session. It stops with the session, so late messages are never
   * delivered.
   */
  private static final class WayBack {

    /**
     * The faults on the way back.
     *
     * @param gone the batch at which the vehicle's node is gone
     */
    record Troubles(
        List<MessageDisturbed> disturbed,
        OptionalInt gone,
        double clockBehindSeconds,
        Consumer<Fault> witness) {}

    private final ActorRef<SessionEvent> session;
    private final Troubles troubles;
    private final DisturbedWay<SessionEvent> up;
    private boolean silent;

    private WayBack(ActorRef<SessionEvent> session, Troubles troubles) {
      this.session = session;
      this.troubles = troubles;
      up = new DisturbedWay<>(troubles.disturbed(), session::tell, troubles.witness());
    }

    static Behavior<SessionEvent> create(ActorRef<SessionEvent> session, Troubles troubles) {
      return Behaviors.setup(
          context -> {
            context.watch(session);
            WayBack back = new WayBack(session, troubles);
            return Behaviors.receive(SessionEvent.class)
                .onAnyMessage(back::say)
                .onSignal(Terminated.class, over -> Behaviors.stopped())
                .build();
          });
    }

    private Behavior<SessionEvent> say(SessionEvent event) {
      if (silent) {
        return Behaviors.same();
      }
      if (event instanceof TeacherInput input) {
        TeacherInput dated =
            new TeacherInput(
                input.session(), input.batch(), input.embedding(), dated(input.airtime()));
        say(Message.TEACHER_INPUT, input.batch(), dated);
      } else if (event instanceof SmashedData data) {
        SmashedData dated =
            new SmashedData(
                data.session(), data.batch(), data.activations(), dated(data.airtime()));
        say(Message.SMASHED_DATA, data.batch(), dated);
      } else if (event instanceof UpdatedParameters updated) {
        UpdatedParameters dated =
            new UpdatedParameters(
                updated.session(),
                updated.parameters(),
                dated(updated.airtime()),
                updated.measured());
        up.say(Message.UPDATED_PARAMETERS, 0, dated);
      } else {
        session.tell(event);
      }
      return Behaviors.same();
    }

    private void say(Message kind, int batch, SessionEvent event) {
      if (troubles.gone().isPresent() && batch == troubles.gone().getAsInt()) {
        silent = true;
        SessionId lost = event.session();
        NodeGone gone = new NodeGone(new Turn(lost.vehicle(), lost.round(), lost.attempt()), batch);
        troubles.witness().accept(gone);
        session.tell(new VehicleInterrupted(lost, gone + ", as faults.script says"));
      } else {
        up.say(kind, batch, event);
      }
    }

    private Interval dated(Interval airtime) {
      return troubles.clockBehindSeconds() == 0
          ? airtime
          : new Interval(dated(airtime.start()), dated(airtime.end()));
    }

    private EmulatedInstant dated(EmulatedInstant instant) {
      return new EmulatedInstant(Math.max(0, instant.seconds() - troubles.clockBehindSeconds()));
    }
  }
}
