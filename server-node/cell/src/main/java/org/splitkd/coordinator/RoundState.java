package org.splitkd.coordinator;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.splitkd.coordinator.AbortedSession.Chosen;
import org.splitkd.coordinator.CellEvent.InRound;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.VehicleLeftOut;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.Evaluation;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;

/**
 * The state of a round: the unserved vehicles, the sessions so far, and the current time.
 *
 * @param round from 1
 * @param now the end of its last session
 * @param unserved vehicles, in index order
 * @param serving the current session
 */
public record RoundState(
    int round,
    EmulatedInstant start,
    EmulatedInstant now,
    List<Integer> unserved,
    List<CommittedSession> committed,
    List<AbortedSession> aborted,
    Optional<VehicleSelected> serving) {

  public RoundState {
    unserved = List.copyOf(unserved);
    committed = List.copyOf(committed);
    aborted = List.copyOf(aborted);
  }

  static RoundState started(int round, EmulatedInstant at, int vehicles) {
    return new RoundState(
        round,
        at,
        at,
        IntStream.range(0, vehicles).boxed().toList(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  RoundState apply(InRound event) {
    if (event instanceof VehicleSelected selected) {
      return select(selected);
    } else if (event instanceof SessionCommitted commit) {
      return commit(commit);
    } else if (event instanceof SessionAborted abort) {
      return abort(abort);
    } else if (event instanceof VehicleLeftOut out) {
      return leaveOut(out);
    }
    throw new IllegalArgumentException("unknown event " + event);
  }

  boolean finished() {
    return unserved.isEmpty();
  }

  /** Order in the round of the session that begins next, from 1. */
  int nextOrder() {
    return committed.size() + aborted.size() + 1;
  }

  /** Number of a vehicle's aborted attempts in this round. */
  int attempts(int vehicle) {
    return (int) aborted.stream().filter(session -> session.vehicle() == vehicle).count();
  }

  /**
   * Returns the unserved vehicles grouped by attempts, fewest first; each group is in index order.
   */
  public List<List<Integer>> byAttempts() {
    NavigableMap<Integer, List<Integer>> groups = new TreeMap<>();
    for (int vehicle : unserved) {
      groups.computeIfAbsent(attempts(vehicle), none -> new ArrayList<>()).add(vehicle);
    }
    return List.copyOf(groups.values());
  }

  RoundResult result(Optional<Evaluation> evaluation) {
    return new RoundResult(round, committed, aborted, start, now, evaluation);
  }

  /** Restarts the current session under a new fence. */
  RoundState fencedBy(long fence) {
    return with(
        serving.map(
            old ->
                new VehicleSelected(
                    old.session().fencedBy(fence), old.cut(), old.ghz(), old.at(), old.why())));
  }

  private RoundState select(VehicleSelected selected) {
    if (serving.isPresent() || !unserved.contains(selected.session().vehicle())) {
      throw new IllegalStateException(selected.session() + " is not due");
    }
    return with(Optional.of(selected));
  }

  private RoundState commit(SessionCommitted commit) {
    VehicleSelected selected = running(commit.session());
    SessionId session = commit.session();
    CommittedSession done =
        new CommittedSession(
            session.round(),
            session.order(),
            session.vehicle(),
            selected.cut(),
            selected.ghz(),
            commit.charge(),
            commit.joules(),
            commit.learning());
    return new RoundState(
        round,
        start,
        now.laterOf(commit.charge().span().end()),
        without(session.vehicle()),
        Lists.with(committed, done),
        aborted,
        Optional.empty());
  }

  private RoundState abort(SessionAborted abort) {
    VehicleSelected selected = running(abort.session());
    SessionId session = selected.session();
    AbortedSession gone =
        new AbortedSession(
            session.round(),
            session.order(),
            session.vehicle(),
            session.attempt(),
            Optional.of(new Chosen(selected.cut(), selected.ghz())),
            abort.spent(),
            abort.joules(),
            abort.kind(),
            abort.reason(),
            abort.retried());
    return new RoundState(
        round,
        start,
        now.laterOf(abort.spent().span().end()),
        abort.retried() ? unserved : without(session.vehicle()),
        committed,
        Lists.with(aborted, gone),
        Optional.empty());
  }

  private RoundState leaveOut(VehicleLeftOut out) {
    AbortedSession never =
        new AbortedSession(
            round,
            nextOrder(),
            out.vehicle(),
            1,
            Optional.empty(),
            SessionCharge.none(now),
            0,
            out.kind(),
            out.reason(),
            false);
    return new RoundState(
        round, start, now, without(out.vehicle()), committed, Lists.with(aborted, never), serving);
  }

  private VehicleSelected running(SessionId session) {
    return serving
        .filter(selected -> selected.session().equals(session))
        .orElseThrow(() -> new IllegalStateException(session + " does not run"));
  }

  private List<Integer> without(int vehicle) {
    if (!unserved.contains(vehicle)) {
      throw new IllegalStateException("vehicle " + (vehicle + 1) + " is served twice in a round");
    }
    return unserved.stream().filter(other -> other != vehicle).toList();
  }

  private RoundState with(Optional<VehicleSelected> other) {
    return new RoundState(round, start, now, unserved, committed, aborted, other);
  }
}
