package org.splitkd.report.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CellRun;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.summary.DistillationSummary;

class ConsoleDistillationTest {

  @Test
  void shouldTellEverythingInAHundredColumns() {
    assertEquals(
        """
        fixture: distillation in 2 rounds of 2 vehicles, channel normal, method proposed, seed 7

        model                    parameters  perplexity  accuracy  of teacher
        teacher                      8.00 M       20.00    40.0 %     100.0 %
        student                      2.00 M       30.00    30.0 %      75.0 %
        student without teacher      2.00 M       40.00    28.0 %      70.0 %
        student untrained            2.00 M     4096.00     0.1 %       0.3 %

        The student is 4.00 times smaller than the teacher and reaches 75.0 % of its accuracy; 1.50 M of the
          student's parameters were trained.
        Compared with the same student without a teacher, its perplexity is 25.0 % lower and its accuracy
          2.0 points higher.

        perplexity  student  without teacher  teacher   loss  time s  energy kJ
        untrained   4096.00          4096.00    20.00
        round 1       50.00            60.00    20.00  2.500    22.0       1.80
        round 2       30.00            40.00    20.00  1.500     8.0       0.70
        all rounds                                              30.0       2.50

        Time by part: device 4.0 s, uplink 9.0 s, server 9.0 s, downlink 6.0 s, waiting 2.0 s; on the radio
          0.57 GiB up and 0.20 GiB down.
        1 session aborted: 0.00 kJ wasted, which is part of the rounds' energy.
        Deployment: 1 of 2 vehicles got the student after the last round, in 1.5 s and with 0.45 kJ, which
          are part of no round.

        Aborted: 1 session did not complete and taught nothing: round 2 vehicle 2 (silent for 60 s).
        Not deployed: 1 vehicle did not get the student: vehicle 2 (no coverage).
        Charge: the actual models have 8.00 M and 2.00 M parameters; they stand for llama-3.1-8b and
          llama-3.2-1b, and time, energy and bits are charged for the work of those models at the scenario's
          volume (workload.charge-as = models).
        Without teacher: the same student on the same batches in the same order, trained by cross-entropy
          alone; it is not charged.
        Next tokens: the next tokens are sent up with the teacher's input, because the cross-entropy needs
          them; the text is not private from the server.
        Perplexity and accuracy apply to this tokenizer and to 16000 tokens of this held-out text: use them
          to compare the rows of this table with each other, not with the paper's.
        """,
        ConsoleDistillation.render(DistillationFixture.summary()));
  }

  @Test
  void shouldLeaveOutWhatThereIsNot() {
    String text =
        ConsoleDistillation.render(
            DistillationSummary.of(
                DistillationFixture.scenario(), DistillationFixture.plainResult()));

    assertTrue(
        text.contains("round 1       50.00                -    20.00  2.500    22.0       1.80\n"),
        text);
    assertFalse(text.contains("student without teacher"), text);
    assertFalse(text.contains("Compared with"), text);
    assertFalse(text.contains("Aborted"), text);
    assertFalse(text.contains("eploy"), text);
  }

  @Test
  void shouldSayWhatIsChargedWhenItIsTheTrainedModels() {
    String text =
        ConsoleDistillation.render(
            DistillationSummary.of(
                DistillationFixture.scenario("workload.charge-as=trained"),
                DistillationFixture.plainResult()));

    assertTrue(text.contains("(workload.charge-as = trained)"), text);
    assertFalse(text.contains("llama-3.1-8b"), text);
  }

  @Test
  void shouldSayThatATeacherWasOfNoUse() {
    String text =
        ConsoleDistillation.render(
            DistillationSummary.of(
                DistillationFixture.scenario(),
                DistillationFixture.result(
                    DistillationFixture.plainResult().cell(),
                    Optional.of(List.of(DistillationFixture.evaluation(40, 0.25))))));

    String flat = text.replaceAll("\\s+", " ");
    assertTrue(
        flat.contains("its perplexity is 25.0 % higher and its accuracy 3.0 points lower."), text);
  }

  @Test
  void shouldListOnlySomeOfManyFailures() {
    String reason = "a reason without any end ".repeat(40);
    String text =
        ConsoleDistillation.render(
            DistillationSummary.of(
                DistillationFixture.scenario(),
                DistillationFixture.result(
                    new CellRun(
                        IntStream.rangeClosed(1, 8)
                            .mapToObj(round -> DistillationFixture.emptyRound(round, reason))
                            .toList(),
                        List.of(),
                        Optional.empty()),
                    Optional.empty())));

    String flat = text.replaceAll("\\s+", " ");
    assertTrue(flat.contains("8 sessions did not complete"), text);
    assertTrue(flat.contains("round 5 vehicle 1 (a reason"), text);
    assertFalse(flat.contains("round 6 vehicle 1"), text);
    assertTrue(flat.contains("and 3 more."), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
  }
}
