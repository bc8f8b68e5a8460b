package org.splitkd.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.pattern.StatusReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.CaseStudy;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.Command;
import org.splitkd.edge.EdgeGpu.EvaluateStudent;
import org.splitkd.edge.EdgeGpu.FetchStudent;
import org.splitkd.edge.EdgeGpu.GpuFailed;
import org.splitkd.edge.EdgeGpu.GpuWork;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.SoftLabelsReady;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.StudentEvaluated;
import org.splitkd.edge.EdgeGpu.StudentFetched;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeGpu.StudentStored;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.Evaluation;
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

  private static final SessionId ID = new SessionId(1, 1, 0);
  private static final SessionId NEXT = new SessionId(1, 2, 1);

  private final TestProbe<SessionEvent> session = KIT.createTestProbe();
  private final RecordingEdgeTrainer trainer = new RecordingEdgeTrainer(SCENARIO.workload());
  private final ActorRef<Command> gpu = KIT.spawn(EdgeGpu.create(SCENARIO.server(), () -> trainer));

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldRunOneWorkAfterAnotherAtTheSessionsFrequency() {
    double teacherSeconds = teacherFlop() / AT_ONE_GHZ / 2;
    begin(ID);

    gpu.tell(new RunTeacher(work(50, 2), session.ref()));
    gpu.tell(new RunStudent(work(50, 2), Payload.NOTHING, session.ref()));
    gpu.tell(new RunTeacher(work(70, 1), session.ref()));

    SoftLabelsReady labels = session.expectMessageClass(SoftLabelsReady.class);
    assertEquals(50, labels.busy().start().seconds());
    assertEquals(50 + teacherSeconds, labels.busy().end().seconds(), 1e-9);
    StudentTrained trained = session.expectMessageClass(StudentTrained.class);
    assertEquals(labels.busy().end(), trained.busy().start());
    assertEquals(new BatchLoss(4, 3, 2, 10), trained.loss());
    SoftLabelsReady later = session.expectMessageClass(SoftLabelsReady.class);
    assertEquals(70, later.busy().start().seconds());
    assertEquals(2 * teacherSeconds, later.busy().seconds(), 1e-9);
  }

  @Test
  void shouldStoreOnceAndGoOnFromWhatItIsTold() {
    assertEquals(0, begin(ID).start().step());
    gpu.tell(new RunStudent(work(50, 2), Payload.NOTHING, session.ref()));
    session.expectMessageClass(StudentTrained.class);

    gpu.tell(new StoreStudent(ID, Payload.NOTHING, session.ref()));
    gpu.tell(new StoreStudent(ID, Payload.NOTHING, session.ref()));

    session.expectMessage(new StudentStored(ID, Optional.of(RecordingEdgeTrainer.student(1))));
    gpu.tell(
        new BeginStudent(
            NEXT, new CutLayer(1), Optional.of(RecordingEdgeTrainer.student(1)), session.ref()));
    assertEquals(1, session.expectMessageClass(StudentReady.class).start().step());
    assertEquals(List.of("store 1.1"), trainer.calls("store"));
    session.expectNoMessage();
  }

  /** A stored but uncommitted student is not part of any later one. */
  @Test
  void shouldBeginFromTheStudentItIsTold() {
    begin(ID);
    gpu.tell(new RunStudent(work(50, 2), Payload.NOTHING, session.ref()));
    session.expectMessageClass(StudentTrained.class);
    gpu.tell(new StoreStudent(ID, Payload.NOTHING, session.ref()));
    session.expectMessageClass(StudentStored.class);

    assertEquals(0, begin(NEXT).start().step());
  }

  @Test
  void shouldNotBeginASessionThatIsEarlierThanOneItKnows() {
    SessionId known = new SessionId(2, 1, 0, 1, 3);
    begin(known);

    for (SessionId late :
        List.of(known, new SessionId(1, 9, 0, 1, 3), new SessionId(3, 1, 0, 1, 2))) {
      gpu.tell(new BeginStudent(late, new CutLayer(1), Optional.empty(), session.ref()));
    }

    session.expectNoMessage();
    begin(known.fencedBy(4));
  }

  @Test
  void shouldIgnoreWorkOfASessionThatIsNotBegun() {
    RunTeacher teacher = new RunTeacher(work(50, 2), session.ref());
    RunStudent student = new RunStudent(work(50, 2), Payload.NOTHING, session.ref());
    StoreStudent commit = new StoreStudent(ID, Payload.NOTHING, session.ref());
    Teach teach = new Teach(ID, 0, Payload.NOTHING, session.ref());
    List<Command> work = List.of(teach, teacher, student, commit, new AbandonStudent(ID));

    work.forEach(gpu::tell);
    begin(NEXT);
    work.forEach(gpu::tell);

    session.expectNoMessage();
    assertEquals(List.of("begin 1.2"), trainer.calls());
  }

  @Test
  void shouldForgetAnAbandonedSession() {
    begin(ID);

    gpu.tell(new AbandonStudent(ID));
    gpu.tell(new StoreStudent(ID, Payload.NOTHING, session.ref()));

    session.expectNoMessage();
    assertEquals(List.of("begin 1.1", "abandon 1.1"), trainer.calls());
  }

  @Test
  void shouldNotDelayASessionByOneThatWasGivenUp() {
    begin(ID);
    gpu.tell(new RunTeacher(work(1000, 2), session.ref()));
    session.expectMessageClass(SoftLabelsReady.class);
    gpu.tell(new AbandonStudent(ID));
    begin(NEXT);

    gpu.tell(new RunTeacher(new GpuWork(NEXT, 0, 2, new EmulatedInstant(50)), session.ref()));

    SoftLabelsReady labels = session.expectMessageClass(SoftLabelsReady.class);
    assertEquals(50, labels.busy().start().seconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin 1.1", "teach 1.1 batch 0", "train 1.1 batch 0", "store 1.1"})
  void shouldAbandonASessionWhoseTrainerFailsAndServeTheNext(String failing) {
    // Even abandoning fails, yet the GPU keeps running.
    trainer.failingOn(failing, "abandon 1.1");

    gpu.tell(new BeginStudent(ID, new CutLayer(1), Optional.empty(), session.ref()));
    gpu.tell(new Teach(ID, 0, Payload.NOTHING, session.ref()));
    gpu.tell(new RunStudent(work(50, 2), Payload.NOTHING, session.ref()));
    gpu.tell(new StoreStudent(ID, Payload.NOTHING, session.ref()));

    List<SessionEvent> events =
        session.fishForMessage(
            Duration.ofSeconds(3),
            event ->
                event instanceof GpuFailed
                    ? FishingOutcomes.complete()
                    : FishingOutcomes.continueAndIgnore());
    assertEquals(new GpuFailed(ID, "the GPU failed: " + failing + " does not work"), events.get(0));
    begin(NEXT);
    assertEquals(List.of("abandon 1.1"), trainer.calls("abandon"));
    session.expectNoMessage();
  }

  @Test
  void shouldSayHowGoodTheStudentIsAndWhatItIs() {
    TestProbe<StatusReply<StudentEvaluated>> evaluated = KIT.createTestProbe();
    TestProbe<StatusReply<StudentFetched>> fetched = KIT.createTestProbe();

    gpu.tell(new EvaluateStudent(Optional.empty(), evaluated.ref()));
    gpu.tell(new FetchStudent(Optional.empty(), fetched.ref()));

    assertEquals(
        new StudentEvaluated(Optional.of(new Evaluation(0, 1, 0.5, 100))),
        evaluated.receiveMessage().getValue());
    assertEquals(
        new StudentFetched(new Payload(RecordingEdgeTrainer.STUDENT_BITS)),
        fetched.receiveMessage().getValue());
  }

  @Test
  void shouldSayWhyItCannotEvaluateOrGiveTheStudent() {
    TestProbe<StatusReply<StudentEvaluated>> evaluated = KIT.createTestProbe();
    TestProbe<StatusReply<StudentFetched>> fetched = KIT.createTestProbe();
    trainer.failingOn("evaluate", "student");

    gpu.tell(new EvaluateStudent(Optional.empty(), evaluated.ref()));
    gpu.tell(new FetchStudent(Optional.empty(), fetched.ref()));

    assertEquals(
        "the evaluation failed: evaluate does not work",
        evaluated.receiveMessage().getError().getMessage());
    assertEquals(
        "the student failed: student does not work",
        fetched.receiveMessage().getError().getMessage());
    begin(ID);
  }

  @Test
  void shouldCloseItsTrainerWhenItStops() {
    begin(ID);

    KIT.stop(gpu);

    assertEquals(List.of("begin 1.1", "close"), trainer.calls());
  }

  private StudentReady begin(SessionId id) {
    gpu.tell(new BeginStudent(id, new CutLayer(1), Optional.empty(), session.ref()));
    StudentReady ready = session.expectMessageClass(StudentReady.class);
    assertEquals(id, ready.session());
    assertEquals(SCENARIO.workload().volume().batchesPerSession(), ready.batches());
    return ready;
  }

  /** Teacher forward pass of 4 × 512 tokens by hand: 32 blocks of LLaMA-3.1-8B and its head. */
  private static double teacherFlop() {
    double linear = 2 * (2.0 * 4096 * 4096 + 2.0 * 4096 * 1024 + 3.0 * 4096 * 14336);
    double attention = 4.0 * 512 * 4096;
    return 2048 * (32 * (linear + attention) + 2.0 * 4096 * 128256);
  }

  private static GpuWork work(double at, double ghz) {
    return new GpuWork(ID, 0, ghz, new EmulatedInstant(at));
  }
}
