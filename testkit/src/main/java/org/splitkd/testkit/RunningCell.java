package org.splitkd.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.scenario.Scenario;

/** A cell that has been started, for tests in which probes play a part. Not for several threads. */
public final class RunningCell {

  private final Stage stage;
  private final CellCast cast;
  private final CellJournal journal;
  private final Story story;
  private final Rehearsal rehearsal;
  private final List<CellEvent> before;

  RunningCell(
      Stage stage,
      CellCast cast,
      CellJournal journal,
      Story story,
      Rehearsal rehearsal,
      List<CellEvent> before) {
    this.stage = stage;
    this.cast = cast;
    this.journal = journal;
    this.story = story;
    this.rehearsal = rehearsal;
    this.before = List.copyOf(before);
  }

  /** Waits until nobody has anything left to do before a probe speaks. */
  public RunningCell settle() {
    stage.settle();
    return this;
  }

  /** Lets real time pass, in which those give up who wait for an answer. */
  public RunningCell secondsPass(double seconds) {
    stage.timePasses(Duration.ofNanos((long) (seconds * 1e9)));
    stage.settle();
    return this;
  }

  /**
   * The vehicle that {@link CellScenario#play(int...)} has the test play.
   *
   * @throws IllegalArgumentException if it does not
   */
  public PlayedVehicle vehicle(int vehicle) {
    PlayedVehicle played = cast.playedVehicles().get(vehicle - 1);
    if (played == null) {
      throw new IllegalArgumentException("the test does not play vehicle " + vehicle);
    }
    return played;
  }

  /**
   * The GPU that {@link CellScenario#playGpu()} has the test play.
   *
   * @throws IllegalArgumentException if it does not
   */
  public PlayedGpu gpu() {
    return cast.playedGpu()
        .orElseThrow(() -> new IllegalArgumentException("the test does not play the GPU"));
  }

  /** The scenario that is rehearsed. */
  public Scenario scenario() {
    return cast.scenario();
  }

  /** What the journal keeps so far, in its order. */
  public List<CellEvent> events() {
    stage.settle();
    List<CellEvent> events = new ArrayList<>(before);
    events.addAll(rehearsal.events());
    return events;
  }

  /**
   * The cell has come to its end by now, without any more time.
   *
   * @throws AssertionError if it has not
   */
  public CellOutcome expectEnd() {
    stage.settle();
    if (!rehearsal.isOver()) {
      throw new AssertionError(
          "Expected a cell at its end, but: it goes on\nWhat happened:\n" + story.told());
    }
    return finish();
  }

  /** Lets the cell come to its end, which probes must not keep it from. */
  public CellOutcome finish() {
    rehearsal.finish();
    return new CellOutcome(
        stage,
        cast,
        journal,
        story,
        new CellOutcome.Ending(
            rehearsal.run(), rehearsal.failure(), events(), rehearsal.progress()));
  }

  /** What has happened so far. */
  public String story() {
    return story.told();
  }
}
