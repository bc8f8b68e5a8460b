package org.splitkd.host;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.splitkd.link.Courier;
import org.splitkd.link.HostCommand;
import org.splitkd.link.HostCommand.Dismiss;
import org.splitkd.link.HostCommand.Fetch;
import org.splitkd.link.HostCommand.LoseLink;
import org.splitkd.link.HostCommand.Retire;
import org.splitkd.link.HostCommand.SessionOver;
import org.splitkd.link.HostCommand.Summon;
import org.splitkd.link.LinkEvent;
import org.splitkd.metrics.NodeFigures;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;

/**
 * Hosts one vehicle for a cell on another node: fetches the messages for the vehicle and offers the
 * vehicle's own messages. The cluster starts the host when the vehicle is first addressed. It stops
 * the host when the vehicle moves to another node; the host then stays until its current session is
 * over.
 */
final class VehicleHost {

  /** The vehicle's run is loaded. */
  private record Loaded(Summon summon, HostedRun run) implements HostCommand {}

  private record NotLoaded(Summon summon, String reason) implements HostCommand {}

  /** A message for the vehicle has been fetched. */
  private record Fetched(TensorMessage message) implements HostCommand {}

  /** The vehicle has sent an event. */
  private record Said(SessionEvent event) implements HostCommand {}

  /** A message of the vehicle can be fetched. */
  private record Offered(Ticket ticket) implements HostCommand {}

  private record Broken(String reason) implements HostCommand {}

  /**
   * The services of its node that a host uses.
   *
   * @param address of the node, for messages
   * @param compute dispatcher on which vehicles compute
   * @param say receives a line whenever a vehicle comes or goes
   * @param unfit receives the reason why the node cannot host vehicles of a run
   */
  record Node(
      String address,
      HostedRuns runs,
      TensorPlane plane,
      DispatcherSelector compute,
      Consumer<String> say,
      Consumer<String> unfit) {}

  private final ActorContext<HostCommand> context;
  private final Node node;
  private final Courier courier;
  private final NodeFigures figures;
  private final ActorRef<SessionEvent> ear;
  private @Nullable ActorRef<VehicleCommand> vehicle;

  /** The vehicle's name for log lines; empty until it is known. */
  private String name = "";

  /** The last reason why the vehicle could not be hosted; empty if there was none. */
  private String refusal = "";

  private @Nullable ActorRef<LinkEvent> link;

  /** The current session. */
  private @Nullable SessionId session;

  private boolean retiring;

  private VehicleHost(ActorContext<HostCommand> context, Node node) {
    this.context = context;
    this.node = node;
    courier = new Courier(node.plane());
    figures = NodeFigures.of(context.getSystem());
    ear = context.messageAdapter(SessionEvent.class, Said::new);
  }

  static Behavior<HostCommand> create(Node node) {
    return Behaviors.setup(context -> new VehicleHost(context, node).hosting());
  }

  private Behavior<HostCommand> hosting() {
    return Behaviors.receive(HostCommand.class)
        .onMessage(Summon.class, this::load)
        .onMessage(Loaded.class, this::host)
        .onMessage(NotLoaded.class, this::refuse)
        .onMessage(Fetch.class, this::fetch)
        .onMessage(Fetched.class, this::deliver)
        .onMessage(LoseLink.class, this::loseLink)
        .onMessage(Said.class, this::offer)
        .onMessage(Offered.class, offered -> tell(new LinkEvent.Offered(offered.ticket())))
        .onMessage(Broken.class, broken -> tell(new LinkEvent.Broken(broken.reason())))
        .onMessage(SessionOver.class, this::end)
        .onMessage(Dismiss.class, dismissed -> Behaviors.stopped())
        .onMessage(Retire.class, this::retire)
        .onSignal(PostStop.class, stop -> end())
        .build();
  }

  private Behavior<HostCommand> load(Summon summon) {
    if (retiring) {
      return Behaviors.same(); // a repeated request finds the vehicle's next place
    }
    context.pipeToSelf(
        node.runs().run(summon.run()),
        (run, failure) ->
            failure == null ? new Loaded(summon, run) : new NotLoaded(summon, reason(failure)));
    return Behaviors.same();
  }

  private Behavior<HostCommand> host(Loaded loaded) {
    Summon summon = loaded.summon();
    if (vehicle == null) {
      vehicle = context.spawn(loaded.run().vehicle(summon.vehicle()), "vehicle", node.compute());
      name = "vehicle " + (summon.vehicle() + 1);
      node.say().accept(name + " came");
      figures.vehicleCame();
      context.watch(vehicle); // a vehicle that fails stops its host, and the cell learns of it
    }
    link = summon.replyTo();
    return tell(new LinkEvent.Ready(context.getSelf()));
  }

  private Behavior<HostCommand> refuse(NotLoaded refused) {
    if (!refused.reason().equals(refusal)) { // the request is repeated every second
      refusal = refused.reason();
      context
          .getLog()
          .error("vehicle {} cannot be hosted: {}", refused.summon().vehicle() + 1, refusal);
    }
    refused
        .summon()
        .replyTo()
        .tell(new LinkEvent.Refused(node.address() + ": " + refused.reason()));
    node.unfit().accept(refused.reason());
    return Behaviors.same();
  }

  private Behavior<HostCommand> fetch(Fetch fetch) {
    context.pipeToSelf(
        courier.fetch(fetch.ticket()),
        (message, failure) -> failure == null ? new Fetched(message) : broken(failure));
    return Behaviors.same();
  }

  private Behavior<HostCommand> deliver(Fetched fetched) {
    if (!(fetched.message() instanceof VehicleCommand command) || vehicle == null) {
      context.getLog().warn("undeliverable message ignored: {}", fetched.message().getClass());
      return Behaviors.same();
    }
    if (command instanceof BeginSession begin) {
      session = begin.session();
      courier.withdraw(); // offers of a session that is over
      vehicle.tell(begin.answeredTo(ear));
    } else {
      vehicle.tell(command);
    }
    return Behaviors.same();
  }

  private Behavior<HostCommand> loseLink(LoseLink command) {
    if (vehicle != null) {
      vehicle.tell(command.lost());
    }
    return Behaviors.same();
  }

  private Behavior<HostCommand> offer(Said said) {
    if (said.event() instanceof VehicleFailed failure) {
      tell(new LinkEvent.Failed(failure));
      return end(new SessionOver(failure.session()));
    }
    context.pipeToSelf(
        courier.offer((TensorMessage) said.event()),
        (ticket, failure) -> failure == null ? new Offered(ticket) : broken(failure));
    return Behaviors.same();
  }

  private Behavior<HostCommand> end(SessionOver over) {
    if (over.session().equals(session)) {
      session = null;
    }
    return retiring && session == null ? Behaviors.stopped() : Behaviors.same();
  }

  private Behavior<HostCommand> end() {
    courier.withdraw();
    if (!name.isEmpty()) {
      node.say().accept(name + " left");
      figures.vehicleLeft();
    }
    return Behaviors.same();
  }

  private Behavior<HostCommand> retire(Retire command) {
    retiring = true;
    return session == null ? Behaviors.stopped() : Behaviors.same();
  }

  private Behavior<HostCommand> tell(LinkEvent event) {
    if (link != null) {
      link.tell(event);
    }
    return Behaviors.same();
  }

  private static Broken broken(Throwable failure) {
    return new Broken(reason(failure));
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }
}
