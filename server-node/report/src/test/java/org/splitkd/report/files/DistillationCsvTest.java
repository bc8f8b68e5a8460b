package org.splitkd.report.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CellRun;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.summary.DistillationSummary;

class DistillationCsvTest {

  @Test
  void shouldWriteEveryCompletedSession() {
    assertEquals(
        """
        round,order,vehicle,cut,frequency_ghz,start_s,delay_s,energy_j,device_s,uplink_s,server_s,\
        downlink_s,loss,divergence,cross_entropy,tokens
        1,1,2,1,2.5,0.0,10.0,1000.0,1.0,4.0,3.0,2.0,4.0,2.0,6.0,100
        1,2,1,2,2.0,12.0,10.0,800.0,2.0,3.0,3.0,2.0,2.0,1.0,3.0,300
        2,1,1,2,2.25,22.0,8.0,700.0,1.0,2.0,3.0,2.0,1.5,0.5,2.5,400
        """,
        DistillationCsv.sessions(DistillationFixture.summary()));
  }

  @Test
  void shouldWriteEveryRound() {
    assertEquals(
        """
        round,start_s,delay_s,waiting_s,energy_j,sessions,aborted,loss,divergence,cross_entropy,\
        tokens,perplexity,accuracy,baseline_perplexity,baseline_accuracy
        1,0.0,22.0,2.0,1800.0,2,0,2.5,1.25,3.75,400,50.0,0.22,60.0,0.2
        2,22.0,8.0,0.0,700.0,1,1,1.5,0.5,2.5,400,30.0,0.3,40.0,0.28
        """,
        DistillationCsv.rounds(DistillationFixture.summary()));
  }

  @Test
  void shouldLeaveEmptyWhatWasNotMeasured() {
    DistillationSummary summary =
        DistillationSummary.of(
            DistillationFixture.scenario(),
            DistillationFixture.result(
                new CellRun(
                    List.of(DistillationFixture.emptyRound(1, "lost")),
                    List.of(),
                    Optional.empty()),
                Optional.empty()));

    assertEquals(
        List.of("1,0.0,0.0,0.0,0.0,0,1,,,,0,,,,"),
        DistillationCsv.rounds(summary).lines().skip(1).toList());
  }
}
