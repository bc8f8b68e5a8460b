package org.splitkd.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.edge.ServedSession.ID;
import static org.splitkd.edge.ServedSession.RATE;
import static org.splitkd.edge.ServedSession.START;
import static org.splitkd.edge.ServedSession.WORK;
import static org.splitkd.edge.ServedSession.interval;
import static org.splitkd.edge.ServedSession.ready;
import static org.splitkd.edge.ServedSession.smashedData;
import static org.splitkd.edge.ServedSession.softLabels;
import static org.splitkd.edge.ServedSession.teacherInput;
import static org.splitkd.edge.ServedSession.trained;
import static org.splitkd.edge.ServedSession.updatedParameters;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.ManualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.TimeParts;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.GpuFailed;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.SessionOutcome.Aborted;
import org.splitkd.edge.SessionOutcome.Completed;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.SessionEvent.VehicleFailed;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.radio.Drive;
import org.splitkd.radio.PeriodicRate;
import org.splitkd.time.EmulatedInstant;

/**
 * What is charged for a session that did not complete. The vehicle is the case study's first, 60 W
 * at work and 9 W idle, its modem takes 5 W and 3 W; the GPU takes at 2.1 GHz what is worked out in
 * {@link TrainingSessionTest}, and 20 W waiting.
 */
class AbortedSessionChargeTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final double GPU_WATTS = 65 + 385 * Math.pow(2.1 / 2.52, 3);
  private static final double PARAMETERS = WORK.downloadBits() / RATE;

  /** 1.3 GHz · 2048 cores · 16 FLOP · 0.4. */
  private static final double FLOP_PER_SECOND = 17.039_36e12;

  private static final DeviceMeasurement MEASURED = new DeviceMeasurement(1, 2, 3, 4, 5, 6, 7);

  private final ServedSession served = new ServedSession(KIT, Schedule.SEQUENTIAL);

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldChargeWhatTheVehicleMeasuredUntilItStopped() {
    served.begin();
    firstBatch(served);

    served.session.tell(failed(250));

    SessionCharge spent = aborted(served, "it broke");
    assertEquals(interval(100, 250), spent.span());
    assertEquals(new TimeParts(1, 2, 4, 3), spent.time());
    assertEquals(4 * GPU_WATTS, spent.energy().server(), 1e-9);
    assertEquals(146 * 20, spent.energy().serverWaiting(), 1e-9);
    assertEquals(4, spent.energy().device());
    assertEquals(5, spent.energy().transmit());
    assertEquals(6, spent.energy().receive());
    assertEquals(7, spent.energy().deviceIdle());
    // 25 W for parameters and gradient, 10 W for twice a second.
    assertEquals(25 * (PARAMETERS + 1) + 10 * 2, spent.energy().baseStation(), 1e-9);
  }

  @Test
  void shouldEndWithWhatTheServerDidAfterTheVehicleStopped() {
    served.begin();
    firstBatch(served);

    served.session.tell(failed(204));

    // The gradient was sent from 206 to 207.
    assertEquals(interval(100, 207), aborted(served, "it broke").span());
  }

  /** The GPU's answers and the vehicle's failure are messages of two senders. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void shouldChargeTheSameWhicheverMessageIsFirst(int answersBefore) {
    ServedSession overlapped = new ServedSession(KIT, Schedule.OVERLAPPED);
    overlapped.begin();
    overlapped.session.tell(teacherInput(0, 200));
    overlapped.session.tell(smashedData(0, 201));
    overlapped.session.tell(teacherInput(1, 202));
    overlapped.gpu.receiveSeveralMessages(5);

    for (int answer = 0; answer < 4; answer++) {
      if (answer == answersBefore) {
        overlapped.session.tell(failed(230));
      }
      if (answer == 0) {
        overlapped.session.tell(softLabels(0, interval(201, 204)));
      } else if (answer == 1) {
        overlapped.session.tell(trained(0, interval(204, 206)));
      } else if (answer == 2) {
        overlapped.coordinator.expectNoMessage();
        overlapped.session.tell(softLabels(1, interval(206, 239)));
      }
    }

    SessionCharge spent = aborted(overlapped, "it broke");
    assertEquals(interval(100, 239), spent.span());
    assertEquals(38, spent.time().server());
    assertEquals(25 * (PARAMETERS + 1) + 10 * 3, spent.energy().baseStation(), 1e-9);
  }

  @Test
  void shouldNotWaitForAGpuThatFailsToo() {
    served.begin();
    served.session.tell(teacherInput(0, 200));
    served.session.tell(smashedData(0, 201));
    served.session.tell(failed(250));
    served.coordinator.expectNoMessage();

    served.session.tell(new GpuFailed(ID, "the GPU failed"));

    assertEquals(interval(100, 250), aborted(served, "it broke").span());
  }

  @Test
  void shouldNotWaitForAGpuThatFallsSilent() {
    served.begin();
    served.session.tell(teacherInput(0, 200));
    served.session.tell(smashedData(0, 201));
    served.session.tell(failed(250));
    served.vehicle.stop();
    served.coordinator.expectNoMessage();

    TIME.timePasses(ServedSession.TIMEOUT);

    assertEquals(new TimeParts(1, 2, 0, 3), aborted(served, "it broke").time());
  }

  @Test
  void shouldChargeNothingForASessionThatNeverBegan() {
    served.gpu.expectMessageClass(BeginStudent.class);

    served.vehicle.stop();

    assertEquals(SessionCharge.none(START), aborted(served, "the vehicle is lost"));
  }

  @Test
  void shouldEstimateWhatALostVehicleSpent() {
    served.begin();
    firstBatch(served);

    served.vehicle.stop();

    SessionCharge spent = aborted(served, "the vehicle is lost");
    assertEquals(interval(100, 207), spent.span());
    double forward = WORK.batch().deviceForwardFlop() / FLOP_PER_SECOND;
    assertEquals(forward, spent.time().device(), 1e-9);
    assertEquals(2, spent.time().uplink(), 1e-9);
    assertEquals(PARAMETERS + 1, spent.time().downlink(), 1e-9);
    assertEquals(60 * forward, spent.energy().device(), 1e-9);
    assertEquals(5 * 2, spent.energy().transmit(), 1e-9);
    assertEquals(3 * (PARAMETERS + 1), spent.energy().receive(), 1e-9);
    assertEquals(9 * (107 - forward), spent.energy().deviceIdle(), 1e-9);
    assertEquals(4 * GPU_WATTS, spent.energy().server(), 1e-9);
  }

  @Test
  void shouldEstimateWhereTheGpuFailsOrNobodyAnswers() {
    served.begin();
    TIME.timePasses(ServedSession.TIMEOUT);
    ServedSession broken = new ServedSession(KIT, Schedule.SEQUENTIAL);
    broken.begin();
    broken.session.tell(new GpuFailed(ID, "the GPU failed"));

    SessionCharge spent = aborted(served, "no answer within the timeout");
    assertEquals(spent, aborted(broken, "the GPU failed"));
    assertEquals(PARAMETERS, spent.delaySeconds(), 1e-9);
    assertEquals(new TimeParts(0, 0, 0, spent.time().downlink()), spent.time());
    assertEquals(9 * PARAMETERS, spent.energy().deviceIdle(), 1e-9);
  }

  /** The vehicle did and measured all of it. */
  @Test
  void shouldChargeAWholeSessionWhoseCommitFails() {
    served.begin();
    served.train();
    served.session.tell(updatedParameters());
    served.gpu.expectMessageClass(StoreStudent.class);
    ServedSession completing = new ServedSession(KIT, Schedule.SEQUENTIAL);
    completing.begin();
    completing.train();
    completing.session.tell(updatedParameters());
    completing.session.tell(new EdgeGpu.StudentStored(ID, Optional.empty()));

    served.session.tell(new GpuFailed(ID, "disk full"));

    assertEquals(
        completing.coordinator.expectMessageClass(Completed.class).charge(),
        aborted(served, "disk full"));
  }

  @ParameterizedTest
  @EnumSource(Schedule.class)
  void shouldAbortWhereTheParametersDoNotGetThrough(Schedule schedule) {
    ServedSession deaf = new ServedSession(KIT, schedule, Drive.constant(new Rates(RATE, 0)));
    deaf.session.tell(ready());

    SessionCharge spent = aborted(deaf, "out of coverage for 60 s");

    deaf.vehicle.expectNoMessage();
    assertEquals(interval(100, 160), spent.span());
    assertEquals(new TimeParts(0, 0, 0, 60), spent.time());
    assertEquals(3 * 60, spent.energy().receive(), 1e-9);
    assertEquals(9 * 60, spent.energy().deviceIdle(), 1e-9);
    assertEquals(25 * 60, spent.energy().baseStation(), 1e-9);
  }

  @Test
  void shouldTellTheVehicleWhereAGradientDoesNotGetThrough() {
    // The gradient of 1 s has half a second, and then nothing for ten minutes.
    PeriodicRate gap = new PeriodicRate(new double[] {0, 206.5, 806.5}, new double[] {RATE, 0});
    ServedSession leaving =
        new ServedSession(KIT, Schedule.SEQUENTIAL, new Drive(PeriodicRate.constant(RATE), gap, 0));
    leaving.begin();
    leaving.session.tell(teacherInput(0, 200));
    leaving.session.tell(smashedData(0, 201));
    leaving.session.tell(softLabels(0, interval(202, 205)));
    leaving.session.tell(trained(0, interval(205, 206)));

    leaving.vehicle.expectMessage(new LinkLost(ID, 0, interval(206, 266.5)));
    leaving.coordinator.expectNoMessage();
    leaving.session.tell(
        new VehicleFailed(ID, "out of coverage for 60 s", new EmulatedInstant(266.5), MEASURED));

    SessionCharge spent = aborted(leaving, "out of coverage for 60 s");
    assertEquals(interval(100, 266.5), spent.span());
    assertEquals(25 * (PARAMETERS + 60.5) + 10 * 2, spent.energy().baseStation(), 1e-9);
  }

  /** Teacher's input and smashed data until 202, the GPU until 206, the gradient until 207. */
  private static void firstBatch(ServedSession session) {
    session.session.tell(teacherInput(0, 200));
    session.session.tell(smashedData(0, 201));
    session.session.tell(softLabels(0, interval(202, 205)));
    session.session.tell(trained(0, interval(205, 206)));
    session.vehicle.expectMessageClass(CutGradient.class);
  }

  private static VehicleFailed failed(double at) {
    return new VehicleFailed(ID, "it broke", new EmulatedInstant(at), MEASURED);
  }

  private static SessionCharge aborted(ServedSession session, String reason) {
    Aborted aborted = session.coordinator.expectMessageClass(Aborted.class);
    assertEquals(ID, aborted.session());
    assertEquals(reason, aborted.reason());
    session.gpu.fishForMessage(
        Duration.ofSeconds(3),
        command ->
            command.equals(new AbandonStudent(ID))
                ? FishingOutcomes.complete()
                : FishingOutcomes.continueAndIgnore());
    return aborted.spent();
  }
}
