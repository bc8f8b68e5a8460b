package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.coordinator.CellEvent.VehicleLeftOut;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.coordinator.CellProgress.Deployed;
import org.splitkd.coordinator.CellProgress.NotDeployed;
import org.splitkd.coordinator.CellProgress.Recorded;
import org.splitkd.coordinator.CellProgress.Resumed;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionBegan;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellProgress.SessionGivenUp;
import org.splitkd.coordinator.CellProgress.SessionLost;
import org.splitkd.coordinator.Coordinator.Command;
import org.splitkd.coordinator.Coordinator.Evaluated;
import org.splitkd.coordinator.Coordinator.NotEvaluated;
import org.splitkd.coordinator.Coordinator.RatesSeen;
import org.splitkd.coordinator.Coordinator.SessionEnded;
import org.splitkd.coordinator.Coordinator.SessionGone;
import org.splitkd.coordinator.Coordinator.VehicleDone;
import org.splitkd.edge.AccessPoint.Observe;
import org.splitkd.edge.AccessPoint.RadioSnapshot;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.EvaluateStudent;
import org.splitkd.edge.EdgeGpu.StudentEvaluated;
import org.splitkd.edge.PacedSession;
import org.splitkd.edge.SessionOutcome;
import org.splitkd.edge.SessionPlan;
import org.splitkd.edge.TrainingSession;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;

/** Starts a coordinator's work in the other actors of its cell, and reports to its observer. */
final class CellWork {

  /**
   * How many times longer than for another answer to wait for an evaluation: it is much work, and
   * on a busy machine the GPU is slow, not silent. A GPU that fails ends its cell in any case.
   */
  private static final int EVALUATION_PATIENCE = 20;

  private final ActorContext<Command> context;
  private final CellParts cell;
  private final ActorRef<RadioSnapshot> rates;
  private final ActorRef<SessionOutcome> outcomes;
  private boolean deploying;

  /** The instant whose rates were asked for last. */
  private @Nullable EmulatedInstant observed;

  CellWork(ActorContext<Command> context, CellParts cell) {
    this.context = context;
    this.cell = cell;
    rates = context.messageAdapter(RadioSnapshot.class, RatesSeen::new);
    outcomes = context.messageAdapter(SessionOutcome.class, SessionEnded::new);
  }

  void observe(EmulatedInstant at) {
    observed = at;
    cell.accessPoint().tell(new Observe(at, rates));
  }

  /** Whether rates at this instant are awaited; others are outdated, as vehicles have moved on. */
  boolean awaitsRatesAt(EmulatedInstant at) {
    return at.equals(observed);
  }

  /** Begins the selected session. */
  void serve(CellState state) {
    VehicleSelected selected = state.round().serving().orElseThrow();
    SessionId session = selected.session();
    SessionPlan plan =
        new SessionPlan(
            session,
            state.student(),
            selected.cut(),
            selected.ghz(),
            selected.at(),
            cell.scenario().workload().schedule(),
            cell.scenario().workload().sessionAt(selected.cut()),
            cell.scenario().equipment(session.vehicle()),
            cell.drives().get(session.vehicle()),
            cell.scenario().outage(),
            state.drawnJoules(session.vehicle()));
    TrainingSession.Partners partners =
        new TrainingSession.Partners(cell.fleet().vehicle(session.vehicle()), cell.gpu());
    context.watchWith(
        context.spawn(
            PacedSession.of(
                cell.pace(),
                plan,
                TrainingSession.create(plan, partners, cell.silence(), outcomes)),
            "session-" + session.round() + "." + session.order() + "." + session.fence()),
        new SessionGone(session));
    cell.observer().tell(new SessionBegan(session, selected.cut(), selected.ghz()));
  }

  void abandon(SessionId session) {
    cell.gpu().tell(new AbandonStudent(session));
  }

  void evaluate(CellState state) {
    Question.<Command, EdgeGpu.Command, StudentEvaluated>ask(
        context,
        cell.gpu(),
        cell.silence().timeout().multipliedBy(EVALUATION_PATIENCE),
        replyTo -> new EvaluateStudent(state.student(), replyTo),
        answer -> new Evaluated(answer.evaluation()),
        NotEvaluated::new);
  }

  /** Starts the deployer, once: it continues from vehicle to vehicle by itself. */
  void deploy(CellState state) {
    if (!deploying) {
      deploying = true;
      ActorRef<Deployment> done = context.messageAdapter(Deployment.class, VehicleDone::new);
      context.watch(context.spawn(Deployer.create(cell, state, done), "deployer"));
    }
  }

  void reply(@Nullable ActorRef<CellRun> requester, CellState state) {
    Objects.requireNonNull(requester).tell(state.result());
  }

  void tellResumed(CellState state) {
    boolean roundRuns = state.rounds().size() < state.round().round();
    cell.observer()
        .tell(
            roundRuns
                ? new Resumed(state.result(), state.round().committed(), state.round().aborted())
                : new Resumed(state.result(), List.of(), List.of()));
  }

  /** Reports events to the observer. */
  void tell(List<Step> steps) {
    for (Step step : steps) {
      cell.observer().tell(new Recorded(step.event()));
      tell(step.event(), step.after());
    }
  }

  private void tell(CellEvent event, CellState after) {
    if (event instanceof SessionCommitted) {
      cell.observer().tell(new SessionDone(Lists.last(after.round().committed())));
    } else if (event instanceof SessionAborted || event instanceof VehicleLeftOut) {
      cell.observer().tell(new SessionGivenUp(Lists.last(after.round().aborted())));
    } else if (event instanceof SessionInterrupted lost) {
      cell.observer().tell(new SessionLost(lost.session(), lost.reason()));
    } else if (event instanceof RoundCompleted) {
      cell.observer().tell(new RoundDone(after.lastRound()));
    } else if (event instanceof DeploymentEnded ended) {
      tell(ended.deployment());
    }
  }

  private void tell(Deployment deployment) {
    cell.observer()
        .tell(
            deployment
                .failure()
                .<CellProgress>map(reason -> new NotDeployed(deployment.vehicle(), reason))
                .orElseGet(
                    () ->
                        new Deployed(
                            deployment.vehicle(), deployment.airtime(), deployment.joules())));
  }
}
