package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.List;
import java.util.Optional;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellProgress.Deployed;
import org.splitkd.coordinator.CellProgress.NotDeployed;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionBegan;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellProgress.SessionGivenUp;
import org.splitkd.coordinator.RoundEvent.SessionAborted;
import org.splitkd.coordinator.RoundEvent.SessionCommitted;
import org.splitkd.coordinator.RoundEvent.Waited;
import org.splitkd.edge.AccessPoint.Observe;
import org.splitkd.edge.AccessPoint.RadioSnapshot;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.EvaluateStudent;
import org.splitkd.edge.EdgeGpu.StudentEvaluated;
import org.splitkd.edge.SessionOutcome;
import org.splitkd.edge.SessionOutcome.Aborted;
import org.splitkd.edge.SessionOutcome.Completed;
import org.splitkd.edge.SessionPlan;
import org.splitkd.edge.TrainingSession;
import org.splitkd.learning.Evaluation;
import org.splitkd.policy.Policy.Candidate;
import org.splitkd.policy.Policy.Choice;
import org.splitkd.policy.Policy.Serve;
import org.splitkd.policy.Policy.Wait;
import org.splitkd.protocol.SessionId;

/**
 * Runs the rounds of a cell: looks at the radio, lets the policy choose, starts a training session,
 * commits its outcome, and so on until every vehicle has had its turn; then the next round. After
 * the last the vehicles get the student. It fails when the GPU cannot say how good the student is,
 * or what it is.
 */
public final class Coordinator {

  /** What a coordinator hears. */
  public sealed interface Event {}

  private record RatesSeen(RadioSnapshot snapshot) implements Event {}

  private record SessionEnded(SessionOutcome outcome) implements Event {}

  /** The actor of a session is gone, after its outcome or, if it failed, without one. */
  private record SessionGone(SessionId session) implements Event {}

  private record Evaluated(Optional<Evaluation> evaluation) implements Event {}

  private record NotEvaluated(String reason) implements Event {}

  private record VehicleDone(Deployment deployment) implements Event {}

  private final ActorContext<Event> context;
  private final CellParts cell;
  private final ActorRef<CellRun> replyTo;
  private final CellState state;
  private final ActorRef<RadioSnapshot> rates;
  private final ActorRef<SessionOutcome> outcomes;

  private Coordinator(ActorContext<Event> context, CellParts cell, ActorRef<CellRun> replyTo) {
    this.context = context;
    this.cell = cell;
    this.replyTo = replyTo;
    state = new CellState(cell.vehicles());
    rates = context.messageAdapter(RadioSnapshot.class, RatesSeen::new);
    outcomes = context.messageAdapter(SessionOutcome.class, SessionEnded::new);
  }

  public static Behavior<Event> create(CellParts cell, ActorRef<CellRun> replyTo) {
    return Behaviors.setup(context -> new Coordinator(context, cell, replyTo).beginRound());
  }

  /**
   * A vehicle that is never in coverage would be waited for without end: its turn is over before it
   * starts.
   */
  private Behavior<Event> beginRound() {
    state.apply(new RoundStarted(state.round().round() + 1, state.now()));
    for (int vehicle = 0; vehicle < cell.vehicles(); vehicle++) {
      if (!cell.drives().get(vehicle).everInCoverage()) {
        abort(nextSession(vehicle), CellParts.NEVER_IN_COVERAGE);
      }
    }
    return next();
  }

  /** The next session, or the end of the round. */
  private Behavior<Event> next() {
    if (!state.round().finished()) {
      cell.accessPoint().tell(new Observe(state.now(), rates));
      return awaitingRates();
    }
    return cell.program().evaluates() ? evaluate() : completeRound(Optional.empty());
  }

  private Behavior<Event> awaitingRates() {
    return Behaviors.receive(Event.class)
        .onMessage(RatesSeen.class, seen -> choose(seen.snapshot()))
        .onMessage(SessionGone.class, gone -> Behaviors.same())
        .build();
  }

  private Behavior<Event> choose(RadioSnapshot snapshot) {
    List<Candidate> candidates =
        state.round().unserved().stream()
            .map(vehicle -> new Candidate(vehicle, snapshot.rates().get(vehicle)))
            .toList();
    Choice choice = cell.policy().next(candidates);
    if (choice instanceof Serve serve) {
      return begin(serve);
    }
    state.apply(new Waited(((Wait) choice).seconds()));
    return next();
  }

  private Behavior<Event> begin(Serve serve) {
    int vehicle = serve.vehicle();
    SessionId session = nextSession(vehicle);
    SessionPlan plan =
        new SessionPlan(
            session,
            serve.cut(),
            serve.ghz(),
            state.now(),
            cell.scenario().workload().schedule(),
            cell.scenario().equipment(vehicle),
            cell.drives().get(vehicle));
    TrainingSession.Partners partners =
        new TrainingSession.Partners(cell.fleet().vehicle(vehicle), cell.gpu());
    context.watchWith(
        context.spawn(
            TrainingSession.create(plan, partners, cell.answerTimeout(), outcomes),
            "session-" + session.round() + "." + session.order()),
        new SessionGone(session));
    cell.observer().tell(new SessionBegan(session, serve.cut(), serve.ghz()));
    return awaitingOutcome(serve, session);
  }

  private Behavior<Event> awaitingOutcome(Serve serve, SessionId session) {
    return Behaviors.receive(Event.class)
        .onMessage(
            SessionEnded.class,
            ended -> ended.outcome().session().equals(session),
            ended -> conclude(serve, ended.outcome()))
        .onMessage(
            SessionGone.class, gone -> gone.session().equals(session), gone -> giveUp(session))
        .onMessage(SessionGone.class, gone -> Behaviors.same())
        .build();
  }

  private Behavior<Event> conclude(Serve serve, SessionOutcome outcome) {
    if (outcome instanceof Completed completed) {
      commit(serve, completed);
    } else if (outcome instanceof Aborted aborted) {
      abort(aborted.session(), aborted.reason());
    } else {
      throw new IllegalStateException(outcome.session() + ": the GPU did not answer the commit");
    }
    return next();
  }

  /** A session that failed could not tell the GPU itself. */
  private Behavior<Event> giveUp(SessionId session) {
    cell.gpu().tell(new AbandonStudent(session));
    abort(session, "the session failed");
    return next();
  }

  private void commit(Serve serve, Completed completed) {
    SessionId session = completed.session();
    CommittedSession committed =
        new CommittedSession(
            session.round(),
            session.order(),
            session.vehicle(),
            serve.cut(),
            serve.ghz(),
            completed.charge(),
            cell.accounting().joules(completed.charge().energy()),
            completed.learning());
    state.apply(new SessionCommitted(committed));
    cell.observer().tell(new SessionDone(committed));
  }

  private void abort(SessionId session, String reason) {
    context.getLog().warn("{} aborted: {}", session, reason);
    AbortedSession aborted =
        new AbortedSession(session.round(), session.order(), session.vehicle(), reason);
    state.apply(new SessionAborted(aborted));
    cell.observer().tell(new SessionGivenUp(aborted));
  }

  private Behavior<Event> evaluate() {
    context.askWithStatus(
        StudentEvaluated.class,
        cell.gpu(),
        cell.answerTimeout(),
        EvaluateStudent::new,
        (evaluated, failure) ->
            failure == null
                ? new Evaluated(evaluated.evaluation())
                : new NotEvaluated(Failures.reason(failure)));
    return awaitingEvaluation();
  }

  private Behavior<Event> awaitingEvaluation() {
    return Behaviors.receive(Event.class)
        .onMessage(Evaluated.class, evaluated -> completeRound(evaluated.evaluation()))
        .onMessage(NotEvaluated.class, this::fail)
        .onMessage(SessionGone.class, gone -> Behaviors.same())
        .build();
  }

  private Behavior<Event> fail(NotEvaluated failed) {
    throw new IllegalStateException(
        "no evaluation after round " + state.round().round() + ": " + failed.reason());
  }

  private Behavior<Event> completeRound(Optional<Evaluation> evaluation) {
    state.apply(new RoundCompleted(state.round().round(), evaluation));
    cell.observer().tell(new RoundDone(state.lastRound()));
    if (state.completedRounds() < cell.program().rounds()) {
      return beginRound();
    }
    return cell.program().deploys() ? deploy() : finish();
  }

  private Behavior<Event> deploy() {
    ActorRef<Deployment> done = context.messageAdapter(Deployment.class, VehicleDone::new);
    context.watch(context.spawn(Deployer.create(cell, state.now(), done), "deployer"));
    return awaitingDeployments();
  }

  private Behavior<Event> awaitingDeployments() {
    return Behaviors.receive(Event.class)
        .onMessage(VehicleDone.class, done -> keep(done.deployment()))
        .onMessage(SessionGone.class, gone -> Behaviors.same())
        .onSignal(ChildFailed.class, Failures::rethrow)
        .build();
  }

  private Behavior<Event> keep(Deployment deployment) {
    state.apply(new DeploymentEnded(deployment));
    cell.observer()
        .tell(
            deployment
                .failure()
                .<CellProgress>map(reason -> new NotDeployed(deployment.vehicle(), reason))
                .orElseGet(
                    () ->
                        new Deployed(
                            deployment.vehicle(), deployment.airtime(), deployment.joules())));
    return state.deployed() ? finish() : Behaviors.same();
  }

  private Behavior<Event> finish() {
    replyTo.tell(state.run());
    return Behaviors.stopped();
  }

  private SessionId nextSession(int vehicle) {
    return new SessionId(state.round().round(), state.round().nextOrder(), vehicle);
  }
}
