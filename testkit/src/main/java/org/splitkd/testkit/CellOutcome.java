package org.splitkd.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;

/**
 * The outcome of a cell. Every expectation that fails throws an {@link AssertionError} with the
 * story of the cell in its message. Vehicles and rounds count from 1. Not thread-safe.
 */
public final class CellOutcome {

  private static final double ROUNDING = 1e-9;

  /**
   * The end of a rehearsal.
   *
   * @param run empty if it stopped before its end
   * @param failure why it stopped
   * @param events from the start of the run
   * @param progress progress reported to the observer in the last rehearsal
   */
  record Ending(
      Optional<CellRun> run,
      Optional<String> failure,
      List<CellEvent> events,
      List<CellProgress> progress) {}

  private final Stage stage;
  private final CellCast cast;
  private final CellJournal journal;
  private final Story story;
  private final Ending ending;

  CellOutcome(Stage stage, CellCast cast, CellJournal journal, Story story, Ending ending) {
    this.stage = stage;
    this.cast = cast;
    this.journal = journal;
    this.story = story;
    this.ending = ending;
  }

  /**
   * Returns everything the cell did.
   *
   * @throws AssertionError if it stopped before its end
   */
  public CellRun run() {
    return ending
        .run()
        .orElseThrow(
            () -> failed("a cell that finishes", "it stops: " + ending.failure().orElse("")));
  }

  /** The events in the journal, in order. */
  public List<CellEvent> events() {
    return ending.events();
  }

  /**
   * Progress the cell has reported to its observer, besides its events, since it was last started.
   */
  public List<CellProgress> progress() {
    return ending.progress();
  }

  /** The completed sessions of all rounds, in order. */
  public List<CommittedSession> sessions() {
    return run().rounds().stream().map(RoundResult::sessions).flatMap(List::stream).toList();
  }

  /** The aborted sessions and the skipped turns. */
  public List<AbortedSession> aborted() {
    return run().rounds().stream().map(RoundResult::aborted).flatMap(List::stream).toList();
  }

  /** A sequence diagram in text of what happened. */
  public String story() {
    return story.told();
  }

  /** Expects that these vehicles completed a session, in this order over all rounds. */
  public CellOutcome expectServed(int... vehicles) {
    return expect(
        "served: vehicles",
        numbers(vehicles),
        sessions().stream().map(session -> session.vehicle() + 1).toList());
  }

  /** Expects that exactly these vehicles lack a completed session in some round. */
  public CellOutcome expectSkipped(int... vehicles) {
    TreeSet<Integer> skipped = new TreeSet<>();
    for (RoundResult round : run().rounds()) {
      List<Integer> served = round.sessions().stream().map(CommittedSession::vehicle).toList();
      IntStream.range(0, cast.drives().size())
          .filter(vehicle -> !served.contains(vehicle))
          .forEach(vehicle -> skipped.add(vehicle + 1));
    }
    return expect(
        "not served: vehicles",
        numbers(Arrays.stream(vehicles).sorted().toArray()),
        List.copyOf(skipped));
  }

  /** Expects that the completed sessions had these cuts, in order. */
  public CellOutcome expectCuts(int... cuts) {
    return expect(
        "cuts", numbers(cuts), sessions().stream().map(session -> session.cut().index()).toList());
  }

  /** Expects that no session was aborted. */
  public CellOutcome expectNoneAborted() {
    return expect("aborted", List.of(), aborted());
  }

  /**
   * Expects this number of aborted sessions of a vehicle, each with a reason containing these
   * words.
   */
  public CellOutcome expectAborted(int vehicle, String words, int times) {
    List<String> reasons =
        aborted().stream()
            .filter(session -> session.vehicle() == vehicle - 1)
            .map(AbortedSession::reason)
            .toList();
    boolean holds =
        reasons.size() == times && reasons.stream().allMatch(reason -> reason.contains(words));
    return check(
        holds, times + " × \"" + words + "\" of " + Story.vehicle(vehicle - 1), reasons.toString());
  }

  /** Expects one aborted session of a vehicle, with a reason containing these words. */
  public CellOutcome expectAborted(int vehicle, String words) {
    return expectAborted(vehicle, words, 1);
  }

  /** Expects this counted energy of aborted sessions, J. */
  public CellOutcome expectWasted(double joules) {
    return expectClose("J wasted", joules, sum(aborted(), AbortedSession::joules));
  }

  /** Expects that aborted sessions wasted less than this, J. */
  public CellOutcome expectWastedLessThan(double joules) {
    double wasted = sum(aborted(), AbortedSession::joules);
    return check(wasted < joules, "less than " + joules + " J wasted", wasted + " J");
  }

  /** Expects this counted energy of completed sessions, J. */
  public CellOutcome expectEnergy(double joules) {
    return expectClose("J", joules, sum(sessions(), CommittedSession::joules));
  }

  /** Expects this emulated time from the start of the first round to the end of the last, s. */
  public CellOutcome expectDelay(double seconds) {
    return expectClose(
        "s", seconds, run().rounds().stream().mapToDouble(RoundResult::delaySeconds).sum());
  }

  /** Expects this cut and GPU clock in a vehicle's first completed session. */
  public CellOutcome expectDecision(int vehicle, int cut, double ghz) {
    CommittedSession session =
        sessions().stream()
            .filter(one -> one.vehicle() == vehicle - 1)
            .findFirst()
            .orElseThrow(
                () -> failed("a session of " + Story.vehicle(vehicle - 1), "there is none"));
    expect("cut of " + Story.vehicle(vehicle - 1), cut, session.cut().index());
    return expectClose("GHz for " + Story.vehicle(vehicle - 1), ghz, session.ghz());
  }

  /** Expects that the journal has exactly events of these kinds, in this order. */
  @SafeVarargs
  public final CellOutcome expectEvents(Class<? extends CellEvent>... kinds) {
    List<String> names = new ArrayList<>();
    for (Class<?> kind : kinds) {
      names.add(kind.getSimpleName());
    }
    return expect(
        "events",
        names,
        ending.events().stream().map(event -> event.getClass().getSimpleName()).toList());
  }

  /** Expects that the cell stopped before its end, for a reason containing these words. */
  public CellOutcome expectStopped(String words) {
    String reason = ending.failure().orElse("");
    return check(
        ending.run().isEmpty() && reason.contains(words),
        "the cell stops: \"" + words + "\"",
        ending.run().isPresent() ? "it finishes" : reason);
  }

  /** Resumes a stopped cell from its journal. */
  public CellOutcome resume() {
    Rehearsal again = new Rehearsal(stage, cast, journal, story, 0);
    again.start();
    return new RunningCell(stage, cast, journal, story, again, ending.events()).finish();
  }

  /**
   * Expects the same outcome whatever the order in which the cell's actors run, tried with this
   * number of orders.
   */
  public CellOutcome expectSameOnEverySeed(int seeds) {
    repetition().onSeeds(seeds);
    return this;
  }

  /** Expects the same outcome on other numbers of threads. */
  public CellOutcome expectSameOnThreads(int... threads) {
    repetition().onThreads(threads);
    return this;
  }

  /**
   * Expects the same outcome if the cell is killed after any one of its events and resumed from its
   * journal.
   */
  public CellOutcome expectSameWhenResumed() {
    repetition().killedAfterEveryOf(ending.events().size());
    return this;
  }

  private Repetition repetition() {
    return new Repetition(stage, cast, journal, story, run());
  }

  private CellOutcome expect(String what, Object expected, Object actual) {
    return check(Objects.equals(expected, actual), what + " " + expected, what + " " + actual);
  }

  private CellOutcome expectClose(String unit, double expected, double actual) {
    return check(
        Math.abs(expected - actual) <= ROUNDING * Math.max(1, Math.abs(expected)),
        number(expected) + " " + unit,
        number(actual) + " " + unit);
  }

  private CellOutcome check(boolean holds, String expected, String actual) {
    if (!holds) {
      throw failed(expected, actual);
    }
    return this;
  }

  private AssertionError failed(String expected, String actual) {
    return new AssertionError(
        "Expected " + expected + ", but: " + actual + "\nWhat happened:\n" + story.told());
  }

  private static List<Integer> numbers(int... numbers) {
    List<Integer> boxed = new ArrayList<>();
    Arrays.stream(numbers).forEach(boxed::add);
    return boxed;
  }

  private static <S> double sum(List<S> sessions, ToDoubleFunction<S> joules) {
    return sessions.stream().mapToDouble(joules).sum();
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.9g", number);
  }
}
