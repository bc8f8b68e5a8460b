package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.List;
import org.splitkd.coordinator.RoundEvent.SessionAborted;
import org.splitkd.coordinator.RoundEvent.SessionCommitted;
import org.splitkd.coordinator.RoundEvent.Waited;
import org.splitkd.edge.AccessPoint.Observe;
import org.splitkd.edge.AccessPoint.RadioSnapshot;
import org.splitkd.edge.SessionOutcome;
import org.splitkd.edge.SessionOutcome.Aborted;
import org.splitkd.edge.SessionOutcome.Completed;
import org.splitkd.edge.SessionPlan;
import org.splitkd.edge.TrainingSession;
import org.splitkd.policy.Policy.Candidate;
import org.splitkd.policy.Policy.Choice;
import org.splitkd.policy.Policy.Serve;
import org.splitkd.policy.Policy.Wait;
import org.splitkd.protocol.SessionId;

/**
 * Runs one round of a cell: looks at the radio, lets the policy choose, starts a training session,
 * commits its outcome, and so on until every vehicle has had its turn.
 */
public final class Coordinator {

  /** What a coordinator hears. */
  public sealed interface Event {}

  private record RatesSeen(RadioSnapshot snapshot) implements Event {}

  private record SessionEnded(SessionOutcome outcome) implements Event {}

  /** The actor of a session is gone, after its outcome or, if it failed, without one. */
  private record SessionGone(SessionId session) implements Event {}

  private final ActorContext<Event> context;
  private final CellParts cell;
  private final ActorRef<RoundResult> replyTo;
  private final RoundState round;
  private final ActorRef<RadioSnapshot> rates;
  private final ActorRef<SessionOutcome> outcomes;

  private Coordinator(ActorContext<Event> context, CellParts cell, ActorRef<RoundResult> replyTo) {
    this.context = context;
    this.cell = cell;
    this.replyTo = replyTo;
    round = new RoundState(cell.drives().size());
    rates = context.messageAdapter(RadioSnapshot.class, RatesSeen::new);
    outcomes = context.messageAdapter(SessionOutcome.class, SessionEnded::new);
  }

  public static Behavior<Event> create(CellParts cell, ActorRef<RoundResult> replyTo) {
    return Behaviors.setup(context -> new Coordinator(context, cell, replyTo).begin());
  }

  /**
   * A vehicle that is never in coverage would be waited for without end: its turn is over before it
   * starts.
   */
  private Behavior<Event> begin() {
    for (int vehicle = 0; vehicle < cell.drives().size(); vehicle++) {
      if (!cell.drives().get(vehicle).everInCoverage()) {
        abort(new SessionId(vehicle, round.nextOrder()), "never in coverage");
      }
    }
    return next();
  }

  /** The next session, or the end of the round. */
  private Behavior<Event> next() {
    if (round.finished()) {
      replyTo.tell(round.result());
      return Behaviors.stopped();
    }
    cell.accessPoint().tell(new Observe(round.now(), rates));
    return awaitingRates();
  }

  private Behavior<Event> awaitingRates() {
    return Behaviors.receive(Event.class)
        .onMessage(RatesSeen.class, seen -> choose(seen.snapshot()))
        .onMessage(SessionGone.class, gone -> Behaviors.same())
        .build();
  }

  private Behavior<Event> choose(RadioSnapshot snapshot) {
    List<Candidate> candidates =
        round.unserved().stream()
            .map(vehicle -> new Candidate(vehicle, snapshot.rates().get(vehicle)))
            .toList();
    Choice choice = cell.policy().next(candidates);
    if (choice instanceof Serve serve) {
      return begin(serve);
    }
    round.apply(new Waited(((Wait) choice).seconds()));
    return next();
  }

  private Behavior<Event> begin(Serve serve) {
    int vehicle = serve.vehicle();
    SessionId session = new SessionId(vehicle, round.nextOrder());
    SessionPlan plan =
        new SessionPlan(
            session,
            serve.cut(),
            serve.ghz(),
            round.now(),
            cell.schedule(),
            cell.equipment().get(vehicle),
            cell.drives().get(vehicle));
    TrainingSession.Partners partners =
        new TrainingSession.Partners(cell.fleet().vehicle(vehicle), cell.gpu(), cell.trainer());
    context.watchWith(
        context.spawn(
            TrainingSession.create(plan, partners, cell.answerTimeout(), outcomes),
            "session-" + session.order()),
        new SessionGone(session));
    return awaitingOutcome(serve, session);
  }

  private Behavior<Event> awaitingOutcome(Serve serve, SessionId session) {
    return Behaviors.receive(Event.class)
        .onMessage(
            SessionEnded.class,
            ended -> ended.outcome().session().equals(session),
            ended -> conclude(serve, ended.outcome()))
        .onMessage(
            SessionGone.class,
            gone -> gone.session().equals(session),
            gone -> conclude(serve, new Aborted(session, "the session failed")))
        .onMessage(SessionGone.class, gone -> Behaviors.same())
        .build();
  }

  private Behavior<Event> conclude(Serve serve, SessionOutcome outcome) {
    SessionId session = outcome.session();
    if (outcome instanceof Completed completed) {
      double joules = cell.accounting().joules(completed.charge().energy());
      round.apply(
          new SessionCommitted(
              new CommittedSession(
                  session.order(),
                  session.vehicle(),
                  serve.cut(),
                  serve.ghz(),
                  completed.charge(),
                  joules)));
    } else {
      abort(session, ((Aborted) outcome).reason());
    }
    return next();
  }

  private void abort(SessionId session, String reason) {
    context.getLog().warn("{} aborted: {}", session, reason);
    round.apply(new SessionAborted(new AbortedSession(session.order(), session.vehicle(), reason)));
  }
}
