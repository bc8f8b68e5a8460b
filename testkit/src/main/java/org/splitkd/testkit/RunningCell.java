package org.splitkd.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.scenario.Scenario;

/** A started cell, for tests with probes or played actors. Not thread-safe. */
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

  /** Waits until no actor has anything left to do before a probe sends a message. */
  public RunningCell settle() {
    stage.settle();
    return this;
  }

  /** Lets real time pass, so that actors waiting for an answer time out. */
  public RunningCell secondsPass(double seconds) {
    stage.timePasses(Duration.ofNanos((long) (seconds * 1e9)));
    stage.settle();
    return this;
  }

  /**
   * Returns a vehicle that the test plays by {@link CellScenario#play(int...)}.
   *
   * @throws IllegalArgumentException if the test does not play it
   */
  public PlayedVehicle vehicle(int vehicle) {
    PlayedVehicle played = cast.playedVehicles().get(vehicle - 1);
    if (played == null) {
      throw new IllegalArgumentException("the test does not play vehicle " + vehicle);
    }
    return played;
  }

  /**
   * Returns the GPU that the test plays by {@link CellScenario#playGpu()}.
   *
   * @throws IllegalArgumentException if the test does not play it
   */
  public PlayedGpu gpu() {
    return cast.playedGpu()
        .orElseThrow(() -> new IllegalArgumentException("the test does not play the GPU"));
  }

  /** The rehearsed scenario. */
  public Scenario scenario() {
    return cast.scenario();
  }

  /** The events in the journal so far, in order. */
  public List<CellEvent> events() {
    stage.settle();
    List<CellEvent> events = new ArrayList<>(before);
    events.addAll(rehearsal.events());
    return events;
  }

  /**
   * Expects that the cell has finished without any more time passing.
   *
   * @throws AssertionError if it is still running
   */
  public CellOutcome expectEnd() {
    stage.settle();
    if (!rehearsal.isOver()) {
      throw new AssertionError(
          "Expected a cell at its end, but: it is still running\nWhat happened:\n" + story.told());
    }
    return finish();
  }

  /** Lets the cell finish, which probes must not prevent. */
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

  /** The story so far. */
  public String story() {
    return story.told();
  }
}
