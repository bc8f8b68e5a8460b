package org.splitkd.report.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.coordinator.CellRun;
import org.splitkd.learning.SessionLearning;
import org.splitkd.report.DistillationFixture;

class DistillationSummaryTest {

  private static final DistillationSummary SUMMARY = DistillationFixture.summary();

  @Test
  void shouldCompareStudentAndTeacher() {
    assertEquals(8_000_000, SUMMARY.teacher().parameters());
    assertEquals(20, SUMMARY.teacher().perplexity());
    assertEquals(30, SUMMARY.student().perplexity());
    assertEquals(4, SUMMARY.compression());
    assertEquals(0.75, SUMMARY.studentShareOfTeacher(), 1e-12);
    assertEquals(1_500_000, SUMMARY.trainedParameters());
  }

  @Test
  void shouldTellWhatTheTeacherIsGoodFor() {
    assertEquals(0.25, SUMMARY.perplexityGain().orElseThrow(), 1e-12);
    assertEquals(0.02, SUMMARY.accuracyGain().orElseThrow(), 1e-12);
  }

  @Test
  void shouldWeightSessionsWithTheirTokens() {
    SessionLearning learning = SUMMARY.rounds().get(0).learning();

    assertEquals(2.5, learning.loss());
    assertEquals(1.25, learning.divergence());
    assertEquals(3.75, learning.crossEntropy());
    assertEquals(400, learning.tokens());
  }

  @Test
  void shouldKeepTheBaselineBesideItsRound() {
    assertEquals(
        List.of(60.0, 40.0),
        SUMMARY.rounds().stream().map(DistillationRound::baselinePerplexity).toList());
    assertEquals(
        List.of(50.0, 30.0), SUMMARY.rounds().stream().map(DistillationRound::perplexity).toList());
  }

  /**
   * Bits by hand, three sessions of eight batches with 4·512 tokens: up 16·(4096 + 2048) per token,
   * down 16·2048, and either way 16 bits for each of the 16·16/12·44 032 adapter parameters of
   * every block on the device, 1 + 2 + 2 blocks.
   */
  @Test
  void shouldAddUpTheLedger() {
    DistillationLedger ledger = SUMMARY.ledger();

    assertEquals(3, ledger.sessions());
    assertEquals(30, ledger.seconds());
    assertEquals(2500, ledger.joules());
    assertEquals(new TimeParts(4, 9, 9, 6), ledger.time());
    assertEquals(2, ledger.waitingSeconds());
    assertEquals(ledger.seconds(), ledger.time().sum() + ledger.waitingSeconds());
    assertEquals(new EnergyParts(1250, 625, 312.5, 312.5, 30, 60, 90), ledger.energy());
    assertEquals(4_906_986_154.67, ledger.uplinkBits(), 0.01);
    assertEquals(1_685_760_682.67, ledger.downlinkBits(), 0.01);
  }

  /** Twelve of those blocks, to the one vehicle that was reached. */
  @Test
  void shouldTellWhoHasTheStudent() {
    DeploymentSummary deployment = SUMMARY.deployment();

    assertEquals(1, deployment.vehicles());
    assertEquals(1, deployment.failed().get(0).vehicle());
    assertEquals(1.5, deployment.seconds());
    assertEquals(450, deployment.joules());
    assertEquals(180_355_072, deployment.bits(), 0.01);
  }

  @Test
  void shouldHaveNoGainWithoutABaseline() {
    DistillationSummary summary =
        DistillationSummary.of(DistillationFixture.scenario(), DistillationFixture.plainResult());

    assertTrue(summary.baseline().isEmpty());
    assertTrue(summary.perplexityGain().isEmpty());
    assertTrue(summary.accuracyGain().isEmpty());
    assertEquals(Double.NaN, summary.rounds().get(0).baselinePerplexity());
    assertEquals(0, summary.deployment().attempted());
    assertEquals(0, summary.deployment().bits());
  }

  @Test
  void shouldHaveNoMeanOfARoundWithoutSessions() {
    DistillationSummary summary =
        DistillationSummary.of(
            DistillationFixture.scenario(),
            DistillationFixture.result(
                new CellRun(
                    List.of(DistillationFixture.emptyRound(1, "lost")),
                    List.of(),
                    Optional.empty()),
                Optional.of(List.of())));

    assertEquals(Double.NaN, summary.rounds().get(0).learning().loss());
    assertEquals(1, summary.aborted().size());
    assertEquals(summary.untrained(), summary.student(), "it has not learned anything");
    assertEquals(0, summary.ledger().uplinkBits());
  }
}
