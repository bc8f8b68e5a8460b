package org.splitkd.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.audit.Story.WHOLE;
import static org.splitkd.audit.Story.committed;
import static org.splitkd.audit.Story.deployed;
import static org.splitkd.audit.Story.selected;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splitkd.journal.StoredEvent;

/** Tests that break each rule on its own and expect no other violation. */
class RunAuditTest {

  @Test
  void shouldFindNothingInAWholeRun() {
    assertEquals(new AuditReport(2, 2, 2, List.of()), RunAudit.check(WHOLE.stored()));
  }

  @Test
  void shouldFindNothingWhereverARunWasInterrupted() {
    for (int events = 0; events <= WHOLE.events().size(); events++) {
      assertEquals(List.of(), violations(WHOLE.upTo(events)));
    }
  }

  @Test
  void shouldFindAMissingNumber() {
    assertEquals(
        List.of("event 20, RunCompleted: has the number 20 after 18"), renumbered(WHOLE, 20));
    assertEquals(
        List.of("event 2, RunStarted: has the number 2 after 0"), renumbered(WHOLE.upTo(1), 2));
  }

  @Test
  void shouldFindANumberTwice() {
    assertEquals(
        List.of("event 19, RunResumed: has the number 19 after 19"),
        renumbered(WHOLE.then("RunResumed {fence: 4}"), 19));
  }

  @Test
  void shouldFindARunThatDoesNotStartFirst() {
    Story late = WHOLE.without(1).before(1, "RunResumed {fence: 2}").upTo(1);

    assertBroken("event 1, RunResumed: the run has not started", late);
  }

  @Test
  void shouldFindARunThatStartsTwice() {
    assertBroken(
        "event 2, RunStarted: the run has started before",
        WHOLE.upTo(1).then(WHOLE.events().get(0)));
  }

  @Test
  void shouldFindAnEventThatItDoesNotKnow() {
    assertBroken("event 3, RoundSkipped: is not known", WHOLE.upTo(2).then("RoundSkipped {}"));
  }

  @Test
  void shouldFindWhatHappensAfterTheRun() {
    assertEquals(List.of(), violations(WHOLE.then("RunResumed {fence: 4}")));
    assertBroken("event 20, RunCompleted: the run is over", WHOLE.then("RunCompleted {}"));
  }

  @Test
  void shouldFindAFenceThatDoesNotRise() {
    assertBroken(
        "event 5, RunResumed: fence 1 after 1", WHOLE.upTo(4).then("RunResumed {fence: 1}"));
    assertBroken(
        "event 6, RunResumed: fence 2 after 2", WHOLE.upTo(5).then("RunResumed {fence: 2}"));
  }

  @Test
  void shouldLetASessionBeginAnewThatWasInterrupted() {
    Story interrupted = WHOLE.upTo(Story.RETRY_SELECTED).then(Story.interrupted(1, 3, 1, 2, 3, 4));

    assertEquals(List.of(), violations(interrupted.then(committed(1, 3, 1, 2, 4, 9.5, 12))));
    assertBroken(
        "event 11, SessionCommitted: fence 3 where 4 is the latest",
        interrupted.then(committed(1, 3, 1, 2, 3, 9.5, 12)));
    assertBroken(
        "event 10, SessionInterrupted: fence 3 after 3",
        WHOLE.upTo(Story.RETRY_SELECTED).then(Story.interrupted(1, 3, 1, 2, 3, 3)));
    assertBroken(
        "event 9, SessionInterrupted: session 1.2, vehicle 0, attempt 1 is interrupted, but none runs",
        WHOLE.upTo(Story.FIRST_COMMITTED).then(Story.interrupted(1, 2, 0, 1, 3, 4)));
  }

  @Test
  void shouldFindASessionOfAnEarlierStart() {
    assertBroken(
        "event 8, SessionCommitted: fence 2 where 3 is the latest",
        WHOLE.with(Story.FIRST_COMMITTED, committed(1, 2, 0, 1, 2, 4, 9.5)));
    assertBroken(
        "event 9, VehicleSelected: fence 2 where 3 is the latest",
        WHOLE.with(Story.RETRY_SELECTED, selected(1, 3, 1, 2, 2, 9.5)));
  }

  @Test
  void shouldFindARoundThatIsSkippedOrRepeated() {
    assertBroken(
        "event 2, RoundStarted: round 2, where 0 rounds were begun and 0 completed",
        WHOLE.upTo(1).then("RoundStarted {round: 2, at: {seconds: 0}}"));
    assertBroken(
        "event 12, RoundStarted: round 1, where 1 rounds were begun and 1 completed",
        WHOLE.upTo(Story.ROUND_1_COMPLETED).then("RoundStarted {round: 1, at: {seconds: 12}}"));
    assertBroken(
        "event 12, RoundCompleted: round 1, where 1 rounds were begun and 1 completed",
        WHOLE.upTo(Story.ROUND_1_COMPLETED).then("RoundCompleted {round: 1}"));
  }

  @Test
  void shouldFindASessionOfAnotherRound() {
    assertBroken(
        "event 9, VehicleSelected: session 2.3, vehicle 1, attempt 2,"
            + " where 1 rounds were begun and 0 completed",
        WHOLE.upTo(Story.FIRST_COMMITTED).then(selected(2, 3, 1, 2, 3, 9.5)));
  }

  @Test
  void shouldFindARunThatEndsEarly() {
    String tooFew = ": of 2 rounds, where 1 rounds were begun and 1 completed";
    Story early = WHOLE.upTo(Story.ROUND_1_COMPLETED);

    assertBroken("event 12, DeploymentEnded" + tooFew, early.then(deployed(0, 12, 13)));
  }

  @Test
  void shouldFindAVehicleWithoutATurn() {
    assertBroken(
        "event 9, RoundCompleted: vehicle 1 had no turn",
        WHOLE.upTo(Story.FIRST_COMMITTED).then("RoundCompleted {round: 1}"));
  }

  @Test
  void shouldFindACommittedSessionThatIsRepeated() {
    assertEquals(
        List.of(
            "event 11, SessionCommitted: vehicle 1 has had its turn",
            "event 11, SessionCommitted: session 1.3, vehicle 1, attempt 2 ends, but none runs"),
        violations(WHOLE.upTo(Story.SECOND_COMMITTED).then(committed(1, 3, 1, 2, 3, 12, 12))));
  }

  @Test
  void shouldFindASecondTurn() {
    assertBroken(
        "event 11, VehicleSelected: vehicle 0 has had its turn",
        WHOLE.upTo(Story.SECOND_COMMITTED).then(selected(1, 4, 0, 2, 3, 12)));
    assertBroken(
        "event 16, VehicleLeftOut: vehicle 1 has had its turn",
        WHOLE.upTo(Story.LAST_ABORTED).then("VehicleLeftOut {vehicle: 1}"));
  }

  @Test
  void shouldFindAVehicleThatIsNotThere() {
    assertBroken(
        "event 13, VehicleLeftOut: vehicle 2 of 2",
        WHOLE.upTo(Story.LEFT_OUT - 1).then("VehicleLeftOut {vehicle: 2}"));
  }

  @Test
  void shouldFindAnAttemptOutOfTurn() {
    assertBroken(
        "event 9, VehicleSelected: session 1.3, vehicle 1, attempt 1 where attempt 2 is next",
        WHOLE.upTo(Story.FIRST_COMMITTED).then(selected(1, 3, 1, 1, 3, 9.5)));
  }

  @Test
  void shouldFindAnOrderWithAGap() {
    assertBroken(
        "event 9, VehicleSelected: session 1.4, vehicle 1, attempt 2 where order 3 is next",
        WHOLE.upTo(Story.FIRST_COMMITTED).then(selected(1, 4, 1, 2, 3, 9.5)));
    assertBroken(
        "event 14, VehicleSelected: session 2.1, vehicle 1, attempt 1 where order 2 is next",
        WHOLE.upTo(Story.LEFT_OUT).then(selected(2, 1, 1, 1, 3, 13)));
  }

  @Test
  void shouldFindACommitOfASessionThatWasNotSelected() {
    assertBroken(
        "event 8, SessionCommitted: session 1.2, vehicle 0, attempt 2 ends,"
            + " but session 1.2, vehicle 0, attempt 1 runs",
        WHOLE.with(Story.FIRST_COMMITTED, committed(1, 2, 0, 2, 3, 4, 9.5)));
    assertBroken(
        "event 3, SessionCommitted: session 1.1, vehicle 1, attempt 1 ends, but none runs",
        WHOLE.upTo(2).then(committed(1, 1, 1, 1, 1, 0, 1)));
  }

  @Test
  void shouldFindASessionThatHasNoEnd() {
    assertBroken(
        "event 8, VehicleSelected: session 1.2, vehicle 0, attempt 1 runs",
        WHOLE.upTo(Story.SECOND_RESUMED).then(selected(1, 3, 1, 2, 3, 9.5)));
  }

  @Test
  void shouldFindTimeThatRunsBackwards() {
    assertBroken(
        "event 9, VehicleSelected: 9.0 s after 9.5 s",
        WHOLE.with(Story.RETRY_SELECTED, selected(1, 3, 1, 2, 3, 9)));
    assertBroken(
        "event 10, SessionCommitted: 9.25 s after 9.5 s",
        WHOLE.upTo(Story.RETRY_SELECTED).then(committed(1, 3, 1, 2, 3, 9.25, 12)));
    assertBroken(
        "event 10, SessionCommitted: 10.0 s after 11.0 s",
        WHOLE.upTo(Story.RETRY_SELECTED).then(committed(1, 3, 1, 2, 3, 11, 10)));
    assertBroken(
        "event 12, RoundStarted: 11.0 s after 12.0 s",
        WHOLE.with(12, "RoundStarted {round: 2, at: {seconds: 11}}"));
    assertBroken(
        "event 6, VehicleSelected: 3.0 s after 4.0 s", WHOLE.with(6, selected(1, 2, 0, 1, 2, 3)));
    assertBroken(
        "event 18, DeploymentEnded: 13.0 s after 14.0 s", WHOLE.with(18, deployed(1, 13, 15)));
  }

  @Test
  void shouldFindADeploymentOutOfOrder() {
    assertBroken(
        "event 17, DeploymentEnded: vehicle 1 after 0 of 2",
        WHOLE.upTo(Story.ROUND_2_COMPLETED).then(deployed(1, 13, 14)));
    assertBroken(
        "event 18, DeploymentEnded: vehicle 0 after 1 of 2", WHOLE.with(18, deployed(0, 14, 14)));
    assertBroken(
        "event 19, DeploymentEnded: vehicle 2 after 2 of 2",
        WHOLE.upTo(Story.RUN_COMPLETED - 1).then(deployed(2, 14, 14)));
  }

  @Test
  void shouldFindAVehicleThatWasNotSentTheStudent() {
    assertBroken("event 18, RunCompleted: 1 deployments of 2", WHOLE.without(18));
  }

  private static void assertBroken(String violation, Story story) {
    assertEquals(List.of(violation), violations(story));
  }

  /** The violations when the last event has another number. */
  private static List<String> renumbered(Story story, long number) {
    List<StoredEvent> events = new ArrayList<>(story.stored());
    StoredEvent last = events.remove(events.size() - 1);
    events.add(new StoredEvent(number, last.type(), last.version(), last.content()));
    return RunAudit.check(events).violations();
  }

  private static List<String> violations(Story story) {
    return RunAudit.check(story.stored()).violations();
  }
}
