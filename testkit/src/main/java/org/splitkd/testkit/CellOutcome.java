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
 * What came of a cell. Every expectation that fails throws an {@link AssertionError} with the story
 * of the cell in its message. Vehicles and rounds count from 1. Not for several threads.
 */
public final class CellOutcome {

  private static final double ROUNDING = 1e-9;

  /**
   * How a rehearsal ended.
   *
   * @param run empty if it stopped before its end
   * @param failure why it did
   * @param events from the start of the run
   * @param progress that was told to the observer, of the last rehearsal
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
   * Everything the cell did.
   *
   * @throws AssertionError if it stopped before its end
   */
  public CellRun run() {
    return ending
        .run()
        .orElseThrow(
            () ->
                failed("a cell that comes to its end", "it stops: " + ending.failure().orElse("")));
  }

  /** What the journal keeps, in its order. */
  public List<CellEvent> events() {
    return ending.events();
  }

  /** What the cell told its observer besides its events, since it was started last. */
  public List<CellProgress> progress() {
    return ending.progress();
  }

  /** The sessions that completed, round by round, in their order. */
  public List<CommittedSession> sessions() {
    return run().rounds().stream().map(RoundResult::sessions).flatMap(List::stream).toList();
  }

  /** The sessions that were given up, and the turns that were left out. */
  public List<AbortedSession> aborted() {
    return run().rounds().stream().map(RoundResult::aborted).flatMap(List::stream).toList();
  }

  /** A sequence diagram in text of what happened. */
  public String story() {
    return story.told();
  }

  /** These vehicles completed a session, in this order, all rounds one after another. */
  public CellOutcome expectServed(int... vehicles) {
    return expect(
        "served: vehicles",
        numbers(vehicles),
        sessions().stream().map(session -> session.vehicle() + 1).toList());
  }

  /** These vehicles, and no others, are without a completed session in some round. */
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

  /** The sessions that completed had these cuts, in their order. */
  public CellOutcome expectCuts(int... cuts) {
    return expect(
        "cuts", numbers(cuts), sessions().stream().map(session -> session.cut().index()).toList());
  }

  /** No session was given up. */
  public CellOutcome expectNoneAborted() {
    return expect("given up", List.of(), aborted());
  }

  /** As many sessions of a vehicle were given up, each for a reason that has these words. */
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

  /** One session of a vehicle was given up, for a reason that has these words. */
  public CellOutcome expectAborted(int vehicle, String words) {
    return expectAborted(vehicle, words, 1);
  }

  /** The energy that counts of sessions that were given up, J. */
  public CellOutcome expectWasted(double joules) {
    return expectClose("J wasted", joules, sum(aborted(), AbortedSession::joules));
  }

  /** Less than this was wasted on sessions that were given up, J. */
  public CellOutcome expectWastedLessThan(double joules) {
    double wasted = sum(aborted(), AbortedSession::joules);
    return check(wasted < joules, "less than " + joules + " J wasted", wasted + " J");
  }

  /** The energy that counts of sessions that completed, J. */
  public CellOutcome expectEnergy(double joules) {
    return expectClose("J", joules, sum(sessions(), CommittedSession::joules));
  }

  /** From the start of the first round to the end of the last, emulated s. */
  public CellOutcome expectDelay(double seconds) {
    return expectClose(
        "s", seconds, run().rounds().stream().mapToDouble(RoundResult::delaySeconds).sum());
  }

  /** The decision about a vehicle in the first round: its cut and the GPU's clock. */
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

  /** The journal keeps events of these kinds, in this order, and no others. */
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

  /** The cell stopped before its end, for a reason that has these words. */
  public CellOutcome expectStopped(String words) {
    String reason = ending.failure().orElse("");
    return check(
        ending.run().isEmpty() && reason.contains(words),
        "the cell stops: \"" + words + "\"",
        ending.run().isPresent() ? "it comes to its end" : reason);
  }

  /** Goes on with a cell that stopped, from its journal. */
  public CellOutcome resume() {
    Rehearsal again = new Rehearsal(stage, cast, journal, story, 0);
    again.start();
    return new RunningCell(stage, cast, journal, story, again, ending.events()).finish();
  }

  /**
   * The cell comes to the same end whatever the order in which its actors take their turns, tried
   * with so many orders.
   */
  public CellOutcome expectSameOnEverySeed(int seeds) {
    repetition().onSeeds(seeds);
    return this;
  }

  /** The cell comes to the same end on other numbers of threads. */
  public CellOutcome expectSameOnThreads(int... threads) {
    repetition().onThreads(threads);
    return this;
  }

  /**
   * The cell comes to the same end if it is killed after any one of its events and goes on from its
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
