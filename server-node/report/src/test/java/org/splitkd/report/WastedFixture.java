package org.splitkd.report;

import java.util.List;
import java.util.Optional;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.comparison.CellId;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.Policies;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Two rounds with three aborted sessions, with round numbers: 43 s are 30 s of completed sessions,
 * 8 s wasted and 5 s of waiting; 1 300 J are 1 200 J and 100 J wasted.
 */
public final class WastedFixture {

  private WastedFixture() {}

  public static DistillationSummary distillation() {
    return DistillationSummary.of(
        DistillationFixture.scenario(),
        DistillationFixture.result(
            new CellRun(List.of(first(), second()), List.of(), Optional.empty()),
            Optional.empty()));
  }

  /** The two rounds as trials of one method; the second one still begins at 25 s. */
  public static List<CellResult> cells() {
    return List.of(
        new CellResult(new CellId("good", Policies.PROPOSED, 0), first()),
        new CellResult(new CellId("good", Policies.PROPOSED, 1), second()));
  }

  public static ComparisonSummary comparison() {
    return ComparisonSummary.of(Fixture.DEFAULT.scenario(), cells());
  }

  /**
   * A round that waits two seconds for a vehicle, which then dies and is served at the second
   * attempt.
   */
  private static RoundResult first() {
    return new RoundResult(
        1,
        List.of(committed(1, 1, 1, 0, 500), committed(1, 3, 0, 15, 300)),
        List.of(
            new AbortedSession(
                1,
                2,
                0,
                1,
                Optional.empty(),
                spent(12, new TimeParts(1, 0.5, 0, 1.5), new EnergyParts(10, 5, 15, 10, 1, 2, 3)),
                40,
                AbortKind.DIED,
                "the vehicle died",
                true)),
        EmulatedInstant.START,
        new EmulatedInstant(25),
        Optional.empty());
  }

  /**
   * A round in which one vehicle is aborted for good between two waits, and another before it
   * began.
   */
  private static RoundResult second() {
    return new RoundResult(
        2,
        List.of(committed(2, 2, 1, 32, 400)),
        List.of(
            new AbortedSession(
                2,
                1,
                0,
                1,
                Optional.empty(),
                spent(26, new TimeParts(0, 4, 0, 1), new EnergyParts(0, 20, 30, 10, 4, 5, 6)),
                60,
                AbortKind.COVERAGE,
                "out of coverage,\n\"far\"",
                false),
            new AbortedSession(
                2,
                3,
                1,
                2,
                Optional.empty(),
                SessionCharge.none(EmulatedInstant.START),
                0,
                AbortKind.SILENCE,
                "silent",
                false)),
        new EmulatedInstant(25),
        new EmulatedInstant(43),
        Optional.empty());
  }

  private static SessionCharge spent(double start, TimeParts time, EnergyParts energy) {
    return new SessionCharge(
        Interval.lasting(new EmulatedInstant(start), time.sum()), time, energy);
  }

  private static CommittedSession committed(
      int round, int order, int vehicle, double start, double joules) {
    return new CommittedSession(
        round,
        order,
        vehicle,
        new CutLayer(1),
        2,
        spent(start, new TimeParts(1, 4, 3, 2), new EnergyParts(joules, 0, 0, 0, 7, 8, 9)),
        joules,
        SessionLearning.NONE);
  }
}
