package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.CommandHandlerBuilder;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RunResumed;
import org.splitkd.coordinator.CellEvent.RunStarted;
import org.splitkd.coordinator.CellState.Phase;
import org.splitkd.decision.CellPolicy;
import org.splitkd.decision.Moment;
import org.splitkd.edge.AccessPoint.RadioSnapshot;
import org.splitkd.edge.SessionOutcome;
import org.splitkd.learning.Evaluation;
import org.splitkd.metrics.JournalFigures;
import org.splitkd.metrics.NodeFigures;
import org.splitkd.protocol.SessionId;

/**
 * Runs the rounds of a cell. In each round it observes the radio, lets the policy choose, starts a
 * training session and commits its outcome, until every vehicle has had its turn. After the last
 * round the vehicles get the student. Every event is in the journal before anything follows from
 * it, so a restarted coordinator resumes where the journal ends; a session that was under way
 * starts over under a higher fencing number. The coordinator fails if the GPU cannot evaluate or
 * deliver the student, or if the journal cannot be written.
 */
public final class Coordinator
    extends EventSourcedBehavior<Coordinator.Command, CellEvent, CellState> {

  private static final int SNAPSHOTS = 2;

  /** The messages a coordinator receives. */
  public sealed interface Command {}

  /**
   * Begins or resumes the run. Sent once per start of the coordinator.
   *
   * @param replyTo is told the result of the run
   */
  public record Proceed(ActorRef<CellRun> replyTo) implements Command {}

  record RatesSeen(RadioSnapshot snapshot) implements Command {}

  record SessionEnded(SessionOutcome outcome) implements Command {}

  /** The actor of a session has stopped, after its outcome or, if it failed, without one. */
  record SessionGone(SessionId session) implements Command {}

  record Evaluated(Optional<Evaluation> evaluation) implements Command {}

  record NotEvaluated(String reason) implements Command {}

  record VehicleDone(Deployment deployment) implements Command {}

  record DeployerFailed(String reason) implements Command {}

  private final ActorContext<Command> context;
  private final CellParts cell;
  private final CellRules rules;
  private final CellWork work;
  private final SessionEnds ends;
  private final CellPolicy policy;
  private final Observations observations;
  private final Ahead ahead = new Ahead();
  private final JournalFigures journal;
  private @Nullable ActorRef<CellRun> requester;

  private Coordinator(ActorContext<Command> context, CellParts cell) {
    super(PersistenceId.ofUniqueId(cell.journal().persistenceId()));
    this.context = context;
    this.cell = cell;
    rules = cell.rules();
    work = new CellWork(context, cell);
    ends = new SessionEnds(cell, context.getLog());
    policy = cell.policy().get();
    observations = new Observations(policy);
    journal = NodeFigures.of(context.getSystem()).journal();
  }

  /** Creates a coordinator that waits for {@link Proceed}. */
  public static Behavior<Command> create(CellParts cell) {
    return Behaviors.setup(context -> new Coordinator(context, cell));
  }

  @Override
  public CellState emptyState() {
    return CellState.NOTHING;
  }

  @Override
  public EventHandler<CellState, CellEvent> eventHandler() {
    return ahead::apply;
  }

  /** Keeps all events: they are the run's history. */
  @Override
  public RetentionCriteria retentionCriteria() {
    int every = cell.journal().snapshotEvery();
    return every == 0
        ? RetentionCriteria.disabled()
        : RetentionCriteria.snapshotEvery(every, SNAPSHOTS);
  }

  @Override
  public CommandHandler<Command, CellEvent, CellState> commandHandler() {
    CommandHandlerBuilder<Command, CellEvent, CellState> handlers = newCommandHandlerBuilder();
    handlers.forAnyState().onCommand(Proceed.class, this::proceed);
    handlers
        .forState(state -> state.phase() == Phase.CHOOSING)
        .onCommand(RatesSeen.class, this::choose);
    handlers
        .forState(state -> state.phase() == Phase.SERVING)
        .onCommand(SessionEnded.class, this::conclude)
        .onCommand(SessionGone.class, this::giveUp);
    handlers
        .forState(state -> state.phase() == Phase.EVALUATING)
        .onCommand(Evaluated.class, this::completeRound)
        .onCommand(NotEvaluated.class, this::fail);
    handlers
        .forState(state -> state.phase() == Phase.BETWEEN_ROUNDS)
        .onCommand(VehicleDone.class, this::keep)
        .onCommand(DeployerFailed.class, this::fail);
    handlers.forAnyState().onCommand(SessionGone.class, gone -> Effect().none());
    handlers.forAnyState().onAnyCommand(this::ignore);
    return handlers.build();
  }

  @Override
  public SignalHandler<CellState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(Terminated.class, (state, deployer) -> endOf(deployer))
        .build();
  }

  /** Fails the coordinator by a command: an exception in a signal handler would only be logged. */
  private void endOf(Terminated deployer) {
    if (deployer instanceof ChildFailed failed) {
      context.getSelf().tell(new DeployerFailed(Failures.reason(failed.cause())));
    }
  }

  private Effect<CellEvent, CellState> proceed(CellState state, Proceed command) {
    if (requester != null) {
      return ignore(command);
    }
    requester = command.replyTo();
    if (state.phase() == Phase.NOT_STARTED) {
      return persist(
          state,
          new RunStarted(
              cell.journal().run(), cell.journal().scenario(), cell.vehicles(), cell.program()));
    }
    checkSame(state);
    ends.resumed();
    observations.tell(state);
    work.tellResumed(state);
    return state.phase() == Phase.DONE
        ? Effect().none().thenRun(this::carryOn)
        : persist(state, new RunResumed(state.fence() + 1));
  }

  private Effect<CellEvent, CellState> choose(CellState state, RatesSeen seen) {
    RadioSnapshot snapshot = seen.snapshot();
    if (!work.awaitsRatesAt(snapshot.at())) {
      return ignore(seen);
    }
    Choice choice = policy.next(moment(state, snapshot));
    if (choice instanceof Wait wait) {
      work.observe(snapshot.at().plusSeconds(wait.seconds()));
      return Effect().none();
    }
    return persist(
        state, ChoiceEvents.of(state, choice, snapshot.at(), cell.journal().hasReaders()));
  }

  private static Moment moment(CellState state, RadioSnapshot snapshot) {
    RoundState round = state.round();
    return new Moment(
        snapshot.at(),
        round.round(),
        round.nextOrder(),
        round.byAttempts(),
        round.committed().stream().map(CommittedSession::vehicle).toList(),
        snapshot.rates(),
        state.drawn());
  }

  private Effect<CellEvent, CellState> conclude(CellState state, SessionEnded ended) {
    return state.serves(ended.outcome().session())
        ? persist(state, ends.after(state, ended.outcome()))
        : ignore(ended);
  }

  /** Aborts a session whose actor failed and so could not tell the GPU itself. */
  private Effect<CellEvent, CellState> giveUp(CellState state, SessionGone gone) {
    if (!state.serves(gone.session())) {
      return Effect().none();
    }
    work.abandon(gone.session());
    return persist(state, ends.failed(state, gone.session()));
  }

  private Effect<CellEvent, CellState> completeRound(CellState state, Evaluated evaluated) {
    return persist(state, new RoundCompleted(state.round().round(), evaluated.evaluation()));
  }

  private Effect<CellEvent, CellState> fail(CellState state, NotEvaluated failed) {
    throw UnansweredException.of(
        "no evaluation after round " + state.round().round() + ": " + failed.reason());
  }

  private Effect<CellEvent, CellState> fail(CellState state, DeployerFailed failed) {
    throw UnansweredException.of(failed.reason());
  }

  private Effect<CellEvent, CellState> keep(CellState state, VehicleDone done) {
    boolean due = done.deployment().vehicle() == state.deployments().size();
    return due ? persist(state, new DeploymentEnded(done.deployment())) : ignore(done);
  }

  private Effect<CellEvent, CellState> ignore(Command command) {
    context.getLog().warn("late or duplicate, ignored: {}", command);
    return Effect().none();
  }

  private Effect<CellEvent, CellState> persist(CellState state, CellEvent event) {
    return persist(state, List.of(event));
  }

  /** Persists events with all that follow from them, then starts what the cell waits for. */
  private Effect<CellEvent, CellState> persist(CellState state, List<? extends CellEvent> events) {
    List<Step> steps = rules.from(state, events);
    long handedOver = journal.handedOver();
    return Effect()
        .persist(ahead.persisting(steps))
        .thenRun(
            after -> {
              journal.kept(handedOver);
              work.tell(steps);
              observations.tell(after);
              carryOn(after);
            });
  }

  private void carryOn(CellState state) {
    switch (state.phase()) {
      case CHOOSING -> work.observe(state.now());
      case SERVING -> work.serve(state);
      case EVALUATING -> work.evaluate(state);
      case BETWEEN_ROUNDS -> work.deploy(state);
      case DONE -> work.reply(requester, state);
      case NOT_STARTED -> throw new IllegalStateException("nothing was persisted");
    }
  }

  private void checkSame(CellState state) {
    state
        .run()
        .filter(started -> !started.scenario().equals(cell.journal().scenario()))
        .ifPresent(
            started -> {
              throw new IllegalStateException(
                  "run "
                      + started.run()
                      + " began with another scenario and cannot resume with this one");
            });
  }
}
