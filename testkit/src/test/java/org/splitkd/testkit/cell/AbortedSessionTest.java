package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.testkit.cell.PlayedSession.ID;
import static org.splitkd.testkit.cell.PlayedSession.MEASURED;
import static org.splitkd.testkit.cell.PlayedSession.interval;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;
import org.splitkd.testkit.RunningCell;
import org.splitkd.time.EmulatedInstant;

/**
 * The charge of a session that did not complete. {@link WholeSessionTest} derives the GPU's power
 * at 2.1 GHz; while waiting it draws 20 W.
 */
@Tag("slow")
@CellTest
class AbortedSessionTest {

  private static final double GPU_WATTS = 65 + 385 * Math.pow(2.1 / 2.52, 3);

  /** 1.3 GHz · 2048 cores · 16 FLOP · 0.4. */
  private static final double FLOP_PER_SECOND = 17.039_36e12;

  @Test
  void shouldChargeWhatTheVehicleMeasuredUntilItStopped(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell).begin().firstBatch();

    session.vehicle().fails("it broke", 250, MEASURED);

    SessionCharge spent = session.aborted("it broke");
    assertEquals(interval(100, 250), spent.span());
    assertEquals(new TimeParts(1, 2, 4, 3), spent.time());
    assertEquals(4 * GPU_WATTS, spent.energy().server(), 1e-9);
    assertEquals(146 * 20, spent.energy().serverWaiting(), 1e-9);
    assertEquals(4, spent.energy().device());
    assertEquals(5, spent.energy().transmit());
    assertEquals(6, spent.energy().receive());
    assertEquals(7, spent.energy().deviceIdle());
    // 25 W for 1 s of gradient, 10 W for 2 s of uplink.
    assertBaseStation(session, 25 * 1 + 10 * 2, spent);
  }

  @Test
  void shouldEndWithWhatTheServerDidAfterTheVehicleStopped(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell).begin().firstBatch();

    session.vehicle().fails("it broke", 204, MEASURED);

    // The gradient was sent from 206 to 207.
    assertEquals(interval(100, 207), session.aborted("it broke").span());
  }

  /** The GPU's answers and the vehicle's failure come from two senders, so their order is open. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void shouldChargeTheSameWhicheverMessageIsFirst(int answersBefore, CellScenario cell) {
    PlayedSession session =
        PlayedSession.start(cell.set("workload.schedule=overlapped")).begin().up(1, 200);
    session.vehicle().teacherInput(2, 202, 203);
    Runnable[] answers = {
      () -> session.gpu().softLabels(1, 201, 204),
      () -> session.gpu().trained(1, 204, 206),
      () -> session.gpu().softLabels(2, 206, 239)
    };

    for (int answer = 0; answer <= answers.length; answer++) {
      if (answer == answersBefore) {
        session.vehicle().fails("it broke", 230, MEASURED);
      }
      if (answer < answers.length) {
        assertGoesOn(session.cell());
        answers[answer].run();
      }
    }

    SessionCharge spent = session.aborted("it broke");
    assertEquals(interval(100, 239), spent.span());
    assertEquals(38, spent.time().server());
    assertBaseStation(session, 25 * 1 + 10 * 3, spent);
  }

  @Test
  void shouldNotWaitForAGpuThatFailsToo(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell).begin().up(1, 200);
    session.vehicle().fails("it broke", 250, MEASURED);
    assertGoesOn(session.cell());

    session.gpu().fails("the GPU failed");

    assertEquals(interval(100, 250), session.aborted("it broke").span());
  }

  @Test
  void shouldNotWaitForAGpuThatFallsSilent(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell).begin().up(1, 200);
    session.vehicle().fails("it broke", 250, MEASURED).stops();
    assertGoesOn(session.cell());

    session.cell().secondsPass(30);

    assertEquals(new TimeParts(1, 2, 0, 3), session.aborted("it broke").time());
  }

  @Test
  void shouldChargeNothingForASessionThatNeverBegan(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell);

    session.vehicle().stops();

    assertEquals(
        SessionCharge.none(new EmulatedInstant(100)), session.aborted("the vehicle is lost"));
  }

  @Test
  void shouldEstimateWhatALostVehicleSpent(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell).begin().firstBatch();

    session.vehicle().stops();

    SessionCharge spent = session.aborted("the vehicle is lost");
    assertEquals(interval(100, 207), spent.span());
    double forward = session.work().batch().deviceForwardFlop() / FLOP_PER_SECOND;
    double down = session.parameterSeconds() + 1;
    assertEquals(forward, spent.time().device(), 1e-9);
    assertEquals(2, spent.time().uplink(), 1e-9);
    assertEquals(down, spent.time().downlink(), 1e-9);
    assertEquals(60 * forward, spent.energy().device(), 1e-9);
    assertEquals(5 * 2, spent.energy().transmit(), 1e-9);
    assertEquals(3 * down, spent.energy().receive(), 1e-9);
    assertEquals(9 * (107 - forward), spent.energy().deviceIdle(), 1e-9);
    assertEquals(4 * GPU_WATTS, spent.energy().server(), 1e-9);
  }

  @Test
  void shouldEstimateWhereTheGpuFailsOrNobodyAnswers(CellScenario cell) {
    PlayedSession silent = PlayedSession.start(cell).begin();
    silent.cell().secondsPass(30);
    PlayedSession broken = PlayedSession.start(cell).begin();
    broken.gpu().fails("the GPU failed");

    SessionCharge spent = silent.aborted("no answer within the timeout");
    assertEquals(spent, broken.aborted("the GPU failed"));
    double down = silent.parameterSeconds();
    assertEquals(down, spent.delaySeconds(), 1e-9);
    assertEquals(new TimeParts(0, 0, 0, spent.time().downlink()), spent.time());
    assertEquals(9 * down, spent.energy().deviceIdle(), 1e-9);
  }

  /** The vehicle did and measured the whole session. */
  @Test
  void shouldChargeAWholeSessionWhoseCommitFails(CellScenario cell) {
    PlayedSession whole = PlayedSession.start(cell).begin().train().parameters();
    whole.gpu().stored("student");
    PlayedSession failing = PlayedSession.start(cell).begin().train().parameters();
    assertEquals(ID, ((StoreStudent) failing.gpu().heard().get(6)).session());

    failing.gpu().fails("disk full");

    assertEquals(whole.completed(), failing.aborted("disk full"));
  }

  @ParameterizedTest
  @EnumSource(Schedule.class)
  void shouldAbortWhereTheParametersDoNotGetThrough(Schedule schedule, CellScenario cell) {
    String name = schedule.name().toLowerCase(Locale.ROOT);
    PlayedSession session =
        PlayedSession.start(
            cell.set("workload.schedule=" + name)
                .when("vehicle 1 loses its link from 100.25 s to 1000 s"));

    session.gpu().ready(0);

    SessionCharge spent = session.aborted("out of coverage for 60 s");
    session.vehicle().hearsNothing();
    assertEquals(interval(100, 160.25), spent.span());
    assertEquals(new TimeParts(0, 0, 0, 60.25), spent.time());
    assertEquals(3 * 60.25, spent.energy().receive(), 1e-9);
    assertEquals(9 * 60.25, spent.energy().deviceIdle(), 1e-9);
    assertEquals(25 * 60.25, spent.energy().baseStation(), 1e-9);
  }

  @Test
  void shouldTellTheVehicleWhereAGradientDoesNotGetThrough(CellScenario cell) {
    // The gradient takes 1 s; half of it gets through before the link is lost for ten minutes.
    PlayedSession session =
        PlayedSession.start(cell.when("vehicle 1 loses its link from 206.5 s to 806.5 s"));

    session.begin().firstBatch();

    assertEquals(
        new LinkLost(ID, 0, interval(206, 266.5)), session.vehicle().hears(LinkLost.class));
    assertGoesOn(session.cell());
    session.vehicle().fails("out of coverage for 60 s", 266.5, MEASURED);

    SessionCharge spent = session.aborted("out of coverage for 60 s");
    assertEquals(interval(100, 266.5), spent.span());
    assertBaseStation(session, 25 * 60.5 + 10 * 2, spent);
  }

  /**
   * Asserts the base station's energy, to which the download of the parameters at 25 W is added.
   */
  private static void assertBaseStation(PlayedSession session, double joules, SessionCharge spent) {
    assertEquals(25 * session.parameterSeconds() + joules, spent.energy().baseStation(), 1e-9);
  }

  private static void assertGoesOn(RunningCell cell) {
    assertEquals(2 + 1, cell.events().size()); // run and round started, selected
  }
}
