package org.splitkd.fleet;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.pattern.StatusReply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.splitkd.fleet.LinkHeard.Again;
import org.splitkd.fleet.LinkHeard.Broken;
import org.splitkd.fleet.LinkHeard.Deployed;
import org.splitkd.fleet.LinkHeard.Fetched;
import org.splitkd.fleet.LinkHeard.FromHost;
import org.splitkd.fleet.LinkHeard.SessionEnded;
import org.splitkd.fleet.LinkHeard.Told;
import org.splitkd.link.Courier;
import org.splitkd.link.HostCommand;
import org.splitkd.link.HostCommand.Fetch;
import org.splitkd.link.HostCommand.LoseLink;
import org.splitkd.link.HostCommand.SessionOver;
import org.splitkd.link.HostCommand.Summon;
import org.splitkd.link.LinkEvent;
import org.splitkd.link.RunText;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.protocol.VehicleEvent.VehicleAwaited;
import org.splitkd.protocol.VehicleEvent.VehicleInterrupted;

/**
 * Stands for one vehicle in its cell, wherever the vehicle runs: summons it, offers it messages,
 * and fetches those it sends. If the vehicle's node is gone, its session is interrupted, and the
 * next command summons it to another node.
 */
final class VehicleLink {

  private static final Duration SUMMON_EVERY = Duration.ofSeconds(1);

  private final ActorContext<LinkHeard> context;
  private final TimerScheduler<LinkHeard> timers;
  private final RunText run;
  private final int vehicle;
  private final RecipientRef<HostCommand> entity;
  private final Courier courier;
  private final ActorRef<LinkEvent> ear;
  private final ActorRef<StatusReply<StudentDeployed>> deployed;

  /** The host of the vehicle. */
  private final LinkedHost host;

  /** Commands that wait until the vehicle is there. */
  private final Queue<VehicleCommand> waiting = new ArrayDeque<>();

  /** The vehicle's current session, with the actor to report to. */
  private @Nullable BeginSession session;

  /** Why a node last refused to host the vehicle; empty if none has since it last had a host. */
  private String refusal = "";

  /** A deployment that the vehicle has not answered yet. */
  private @Nullable DeployStudent deploying;

  private VehicleLink(
      ActorContext<LinkHeard> context,
      TimerScheduler<LinkHeard> timers,
      RunText run,
      int vehicle,
      RecipientRef<HostCommand> entity,
      TensorPlane plane) {
    this.context = context;
    this.timers = timers;
    this.run = run;
    this.vehicle = vehicle;
    this.entity = entity;
    host = new LinkedHost(context);
    courier = new Courier(plane);
    ear = context.messageAdapter(LinkEvent.class, FromHost::new);
    deployed = context.messageAdapter(deployedReply(), Deployed::new);
  }

  /**
   * Creates a link that summons its vehicle when there is a command for it.
   *
   * @param vehicle index, from 0
   * @param entity starts the vehicle on a node that has room
   */
  static Behavior<VehicleCommand> create(
      RunText run, int vehicle, RecipientRef<HostCommand> entity, TensorPlane plane) {
    Behavior<LinkHeard> link =
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers ->
                        new VehicleLink(context, timers, run, vehicle, entity, plane).linking()));
    return Behaviors.transformMessages(
        VehicleCommand.class, link, match -> match.match(VehicleCommand.class, Told::new));
  }

  private Behavior<LinkHeard> linking() {
    return Behaviors.receive(LinkHeard.class)
        .onMessage(Told.class, this::hear)
        .onMessage(FromHost.class, this::hear)
        .onMessage(LinkHeard.Offered.class, offered -> say(new Fetch(offered.ticket())))
        .onMessage(Fetched.class, this::deliver)
        .onMessage(Broken.class, broken -> leave(broken.reason()))
        .onMessage(Deployed.class, this::endDeployment)
        .onMessage(SessionEnded.class, this::endSession)
        .onMessage(Again.class, again -> summon())
        .onSignal(
            Terminated.class, gone -> leave("the node of vehicle " + (vehicle + 1) + " is gone"))
        .onSignal(PostStop.class, stop -> end())
        .build();
  }

  private Behavior<LinkHeard> end() {
    courier.withdraw();
    return say(new HostCommand.Dismiss());
  }

  private Behavior<LinkHeard> hear(Told told) {
    VehicleCommand command = told.command();
    if (command instanceof BeginSession begin) {
      return begin(begin);
    } else if (command instanceof DeployStudent deploy) {
      return deploy(deploy);
    } else if (command instanceof CutGradient || command instanceof LinkLost) {
      return tell(command);
    }
    context.getLog().warn("not for a vehicle on another node, ignored: {}", command);
    return Behaviors.same();
  }

  private Behavior<LinkHeard> begin(BeginSession command) {
    session = command;
    context.watchWith(command.replyTo(), new SessionEnded(command.session()));
    waiting.clear(); // commands of a session that is over
    courier.withdraw();
    return tell(command);
  }

  /** Tells the host that a session is over, so that it does not wait for an aborted one. */
  private Behavior<LinkHeard> endSession(SessionEnded ended) {
    if (session != null && session.session().equals(ended.id())) {
      session = null;
      say(new SessionOver(ended.id()));
    }
    return Behaviors.same();
  }

  private Behavior<LinkHeard> deploy(DeployStudent command) {
    session = null;
    deploying = command;
    return tell(new DeployStudent(command.student(), command.airtime(), deployed));
  }

  private Behavior<LinkHeard> tell(VehicleCommand command) {
    if (!host.isThere()) {
      waiting.add(command);
      return summon();
    }
    return send(command);
  }

  private Behavior<LinkHeard> send(VehicleCommand command) {
    if (command instanceof LinkLost lost) {
      return say(new LoseLink(lost));
    }
    context.pipeToSelf(
        courier.offer((TensorMessage) command),
        (ticket, failure) -> failure == null ? new LinkHeard.Offered(ticket) : Broken.by(failure));
    return Behaviors.same();
  }

  private Behavior<LinkHeard> say(HostCommand command) {
    host.say(command);
    return Behaviors.same();
  }

  /** Summons the vehicle until it is there; a session that waits for it is told so each time. */
  private Behavior<LinkHeard> summon() {
    if (!host.isThere() && !waiting.isEmpty()) {
      entity.tell(new Summon(run, vehicle, ear));
      timers.startSingleTimer(Again.INSTANCE, SUMMON_EVERY);
      if (session != null) {
        session.replyTo().tell(new VehicleAwaited(session.session()));
      }
    }
    return Behaviors.same();
  }

  private Behavior<LinkHeard> hear(FromHost heard) {
    LinkEvent event = heard.event();
    if (event instanceof LinkEvent.Ready ready) {
      return meet(ready.host());
    } else if (event instanceof LinkEvent.Offered offered) {
      return fetch(offered.ticket());
    } else if (event instanceof LinkEvent.Failed failed) {
      return pass(failed.failure());
    } else if (event instanceof LinkEvent.Broken broken) {
      return leave(broken.reason());
    } else if (event instanceof LinkEvent.Refused refused) {
      return awaitAnother(refused.reason());
    }
    context.getLog().warn("unknown, ignored: {}", event);
    return Behaviors.same();
  }

  /** Logs a new refusal. Summoning continues: the node leaves, and others take its vehicles. */
  private Behavior<LinkHeard> awaitAnother(String reason) {
    if (!reason.equals(refusal)) {
      refusal = reason;
      context
          .getLog()
          .warn("vehicle {} goes elsewhere: it cannot be hosted by {}", vehicle + 1, reason);
    }
    return Behaviors.same();
  }

  private Behavior<LinkHeard> meet(ActorRef<HostCommand> there) {
    if (!host.meet(there)) {
      return Behaviors.same(); // it was summoned more than once
    }
    timers.cancel(Again.INSTANCE);
    refusal = "";
    while (!waiting.isEmpty()) {
      send(waiting.remove());
    }
    return Behaviors.same();
  }

  private Behavior<LinkHeard> fetch(Ticket ticket) {
    context.pipeToSelf(
        courier.fetch(ticket),
        (message, failure) -> failure == null ? new Fetched(message) : Broken.by(failure));
    return Behaviors.same();
  }

  private Behavior<LinkHeard> deliver(Fetched fetched) {
    if (!(fetched.message() instanceof SessionEvent event)) {
      context.getLog().warn("not a session's message, ignored: {}", fetched.message().getClass());
      return Behaviors.same();
    }
    if (event instanceof UpdatedParameters) {
      say(new SessionOver(event.session()));
    }
    return pass(event);
  }

  private Behavior<LinkHeard> pass(SessionEvent event) {
    if (session != null && session.session().equals(event.session())) {
      session.replyTo().tell(event);
    }
    return Behaviors.same();
  }

  /** The vehicle is no longer where it was; the next command summons it. */
  private Behavior<LinkHeard> leave(String reason) {
    host.leave();
    courier.withdraw();
    if (deploying != null) {
      return deploy(deploying);
    }
    if (session != null) {
      SessionId interrupted = session.session();
      session.replyTo().tell(new VehicleInterrupted(interrupted, reason));
      session = null;
    }
    return Behaviors.same();
  }

  private Behavior<LinkHeard> endDeployment(Deployed done) {
    if (deploying != null) {
      deploying.replyTo().tell(done.reply());
      deploying = null;
    }
    return Behaviors.same();
  }

  @SuppressWarnings("unchecked") // a vehicle answers a deployment with nothing else
  private static Class<StatusReply<StudentDeployed>> deployedReply() {
    return (Class<StatusReply<StudentDeployed>>) (Class<?>) StatusReply.class;
  }
}
