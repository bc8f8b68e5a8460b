package org.splitkd.report;

import java.util.List;
import java.util.Optional;
import org.splitkd.CaseStudy;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.Deployment;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.cost.SessionCharge;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.learning.Evaluation;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.nn.InitialModel;
import org.splitkd.nn.LlamaModel;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;
import org.splitkd.training.DistillationResult;
import org.splitkd.training.DistillationResult.Sizes;

/** A distillation of two rounds with two vehicles, with round numbers. */
public final class DistillationFixture {

  private static final long TOKENS = 16_000;

  private DistillationFixture() {}

  public static DistillationSummary summary() {
    return DistillationSummary.of(scenario(), result());
  }

  public static Scenario scenario() {
    return scenario("distillation.rounds=2");
  }

  /** The scenario of the comparison's fixture, whose distillation has some keys set. */
  public static Scenario scenario(String... sets) {
    Scenario base = Fixture.DEFAULT.scenario();
    return new Scenario(
        base.name(),
        base.workload(),
        base.server(),
        base.fleet(),
        base.modem(),
        base.baseStation(),
        base.channels(),
        base.outage(),
        base.mobility(),
        base.policy(),
        base.run(),
        base.faults(),
        CaseStudy.with(sets).distillation());
  }

  public static DistillationResult result() {
    return result(
        new CellRun(List.of(firstRound(), secondRound()), deployments(), Optional.empty()),
        Optional.of(List.of(evaluation(60, 0.20), evaluation(40, 0.28))));
  }

  /** One round without failures, baseline and deployment. */
  public static DistillationResult plainResult() {
    return result(
        new CellRun(List.of(firstRound()), List.of(), Optional.empty()), Optional.empty());
  }

  public static DistillationResult result(CellRun cell, Optional<List<Evaluation>> baseline) {
    return new DistillationResult(
        cell,
        evaluation(20, 0.40),
        evaluation(4096, 0.001),
        baseline,
        new Sizes(8_000_000, 2_000_000, 1_500_000),
        Fixture.DEFAULT.scenario().workload(),
        student());
  }

  public static LlamaModel student() {
    return InitialModel.random(
        new LlamaConfig(20, 8, 12, 2, 2, 1, 4, 1e-5, 10_000, Optional.empty(), 64, false), 1);
  }

  public static Evaluation evaluation(double perplexity, double accuracy) {
    return new Evaluation(Math.log(perplexity), perplexity, accuracy, TOKENS);
  }

  public static RoundResult emptyRound(int round, String reason) {
    return new RoundResult(
        round,
        List.of(),
        List.of(
            new AbortedSession(
                round,
                1,
                0,
                1,
                Optional.empty(),
                SessionCharge.none(EmulatedInstant.START),
                0,
                AbortKind.FAILURE,
                reason,
                false)),
        EmulatedInstant.START,
        EmulatedInstant.START,
        Optional.empty());
  }

  /** The server waits two seconds for the second vehicle. */
  private static RoundResult firstRound() {
    return new RoundResult(
        1,
        List.of(
            session(1, 1, 1, 1, 2.5, 0, new TimeParts(1, 4, 3, 2), 1000, learning(4, 2, 6, 100)),
            session(1, 2, 0, 2, 2, 12, new TimeParts(2, 3, 3, 2), 800, learning(2, 1, 3, 300))),
        List.of(),
        EmulatedInstant.START,
        new EmulatedInstant(22),
        Optional.of(evaluation(50, 0.22)));
  }

  private static RoundResult secondRound() {
    return new RoundResult(
        2,
        List.of(
            session(
                2,
                1,
                0,
                2,
                2.25,
                22,
                new TimeParts(1, 2, 3, 2),
                700,
                learning(1.5, 0.5, 2.5, 400))),
        List.of(
            new AbortedSession(
                2,
                2,
                1,
                1,
                Optional.empty(),
                SessionCharge.none(EmulatedInstant.START),
                0,
                AbortKind.SILENCE,
                "silent for\n60 s",
                false)),
        new EmulatedInstant(22),
        new EmulatedInstant(30),
        Optional.of(evaluation(30, 0.30)));
  }

  private static List<Deployment> deployments() {
    EmulatedInstant end = new EmulatedInstant(31.5);
    return List.of(
        new Deployment(0, new Interval(new EmulatedInstant(30), end), 450, Optional.empty()),
        new Deployment(1, new Interval(end, end), 0, Optional.of("no coverage")));
  }

  private static SessionLearning learning(
      double loss, double divergence, double crossEntropy, long tokens) {
    return new SessionLearning(loss, divergence, crossEntropy, tokens);
  }

  private static CommittedSession session(
      int round,
      int order,
      int vehicle,
      int cut,
      double ghz,
      double start,
      TimeParts time,
      double joules,
      SessionLearning learning) {
    return new CommittedSession(
        round,
        order,
        vehicle,
        new CutLayer(cut),
        ghz,
        new SessionCharge(
            Interval.lasting(new EmulatedInstant(start), time.sum()),
            time,
            new EnergyParts(joules / 2, joules / 4, joules / 8, joules / 8, 10, 20, 30)),
        joules,
        learning);
  }
}
