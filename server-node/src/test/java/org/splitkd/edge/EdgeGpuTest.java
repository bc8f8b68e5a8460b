package org.splitkd.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.edge.EdgeGpu.GpuWork;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.SoftLabelsReady;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;

class EdgeGpuTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Scenario SCENARIO = CaseStudy.with();

  /** FLOP/s of the case study's GPU at 1 GHz: 16384 cores · 4 FLOP · 0.5. */
  private static final double AT_ONE_GHZ = 16384 * 4 * 0.5 * 1e9;

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldRunOneWorkAfterAnotherAtTheSessionsFrequency() {
    TestProbe<SessionEvent> session = KIT.createTestProbe();
    ActorRef<EdgeGpu.Command> gpu =
        KIT.spawn(
            EdgeGpu.create(SCENARIO.server(), new ArithmeticEdgeTrainer(SCENARIO.workload())));
    double teacherSeconds = teacherFlop() / AT_ONE_GHZ / 2;

    gpu.tell(new RunTeacher(work(50, 2), Payload.NOTHING, session.ref()));
    gpu.tell(new RunStudent(work(50, 2), Payload.NOTHING, session.ref()));
    gpu.tell(new RunTeacher(work(70, 1), Payload.NOTHING, session.ref()));

    SoftLabelsReady labels = session.expectMessageClass(SoftLabelsReady.class);
    assertEquals(50, labels.busy().start().seconds());
    assertEquals(50 + teacherSeconds, labels.busy().end().seconds(), 1e-9);
    StudentTrained trained = session.expectMessageClass(StudentTrained.class);
    assertEquals(labels.busy().end(), trained.busy().start());
    SoftLabelsReady later = session.expectMessageClass(SoftLabelsReady.class);
    assertEquals(70, later.busy().start().seconds());
    assertEquals(2 * teacherSeconds, later.busy().seconds(), 1e-9);
  }

  /** Teacher forward pass of 4 × 512 tokens by hand: 32 blocks of LLaMA-3.1-8B and its head. */
  private static double teacherFlop() {
    double linear = 2 * (2.0 * 4096 * 4096 + 2.0 * 4096 * 1024 + 3.0 * 4096 * 14336);
    double attention = 4.0 * 512 * 4096;
    return 2048 * (32 * (linear + attention) + 2.0 * 4096 * 128256);
  }

  private static GpuWork work(double at, double ghz) {
    return new GpuWork(new SessionId(0, 1), new CutLayer(1), 0, ghz, new EmulatedInstant(at));
  }
}
