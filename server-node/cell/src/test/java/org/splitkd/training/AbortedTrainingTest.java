package org.splitkd.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.Deployment;
import org.splitkd.device.DeviceTrainer;
import org.splitkd.device.TensorDeviceTrainer;
import org.splitkd.distillation.DeployedStudent;
import org.splitkd.distillation.Distillation;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.LocalFleet;
import org.splitkd.journal.Journal;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.torch.NativeMemory;
import org.splitkd.protocol.Payload;
import org.splitkd.system.TrainingSystem;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** Real trainers that break midway, and the student that vehicles get in the end. */
@Tag("slow")
class AbortedTrainingTest {

  private static final int BREAKS = 1;

  @TempDir static Path teacher;
  private static List<TinyDistillation> loaded = List.of();

  private final CheckpointStore students = CheckpointStore.memory();

  @BeforeAll
  static void load() throws IOException {
    TinyDistillation.writeTeacher(teacher);
    loaded = List.of(TinyDistillation.load(teacher, TinyDistillation.FULL_PRECISION));
  }

  /** No student contains what the aborted session had learned. */
  @ParameterizedTest
  @CsvSource({"begin, 1", "embed, 2", "forward, 1", "forward, 3", "backward, 4", "parameters, 1"})
  void shouldGoOnFromTheLastStudentWhenAVehicleBreaks(String call, int time) {
    long before = NativeMemory.liveTensors();

    CellRun run =
        run(
            plan(
                vehicle -> {
                  DeviceTrainer trainer = new TensorDeviceTrainer(distillation());
                  return vehicle == BREAKS
                      ? Intercepted.breaking(DeviceTrainer.class, trainer, call, time)
                      : trainer;
                }));

    AbortedSession aborted = onlyAborted(run);
    assertEquals(BREAKS, aborted.vehicle());
    assertEquals("the vehicle failed: out of memory", aborted.reason());
    assertLearnedFromTheOthers(run);
    assertEquals(before, NativeMemory.liveTensors());
  }

  /** The sixth batch is the second one of the second session. */
  @ParameterizedTest
  @CsvSource({"teach, 6", "train, 6", "store, 2"})
  void shouldGoOnFromTheLastStudentWhenTheGpuBreaks(String call, int time) {
    long before = NativeMemory.liveTensors();
    CellPlan plan = plan(vehicle -> new TensorDeviceTrainer(distillation()));
    EdgeTrainer.Provider breaking =
        () -> Intercepted.breaking(EdgeTrainer.class, plan.trainers().forCell(), call, time);

    CellRun run =
        run(
            new CellPlan(
                plan.journal(),
                plan.scenario(),
                plan.policy(),
                plan.drives(),
                plan.program(),
                plan.fleets(),
                breaking,
                plan.dispatcher()));

    assertEquals(2, onlyAborted(run).order());
    assertLearnedFromTheOthers(run);
    assertEquals(before, NativeMemory.liveTensors());
  }

  @Test
  void shouldGiveEveryVehicleTheCommittedStudentRoundedToTheWire() {
    TinyDistillation rounded = TinyDistillation.load(teacher);
    Distillation distillation = rounded.distillation();
    Queue<Object> received = new ConcurrentLinkedQueue<>();
    CellPlan plan =
        withVehicles(
            TrainingCell.of(
                rounded.scenario(), distillation, CellJournal.passing("cell"), students),
            vehicle ->
                Intercepted.listening(
                    DeviceTrainer.class,
                    new TensorDeviceTrainer(distillation),
                    (call, argument) -> {
                      if (call.equals("deploy")) {
                        received.add(argument);
                      }
                    }));

    CellRun run = run(plan);

    assertEquals(TinyDistillation.VEHICLES, received.size());
    StudentState last = last(run);
    for (Object payload : received) {
      LlamaModel student = DeployedStudent.received(distillation, ((Payload) payload).tensors());
      assertEquals(distillation.student().embedding(), student.embedding());
      assertEquals(half(distillation.student().head()), student.head());
      assertEquals(half(last.norm().tensors().get(0).value()), student.norm());
      for (int block = 0; block < TinyDistillation.BLOCKS; block++) {
        assertEquals(
            last.blocks().get(block).tensors().stream().map(one -> half(one.value())).toList(),
            List.of(
                student.blocks().get(block).inputNorm(),
                student.blocks().get(block).queryKeyValue(),
                student.blocks().get(block).output(),
                student.blocks().get(block).feedForwardNorm(),
                student.blocks().get(block).gateUp(),
                student.blocks().get(block).down()));
      }
    }
  }

  private static Tensor half(Tensor exact) {
    return exact.as(DType.FP16).as(DType.FP32);
  }

  private void assertLearnedFromTheOthers(CellRun run) {
    List<CommittedSession> completed = TinyDistillation.sessions(run);
    assertEquals(2 * TinyDistillation.VEHICLES, completed.size());
    assertEquals(WholeTraining.of(distillation(), completed).state(), last(run));
    assertEquals(
        IntStream.range(0, TinyDistillation.VEHICLES).boxed().toList(),
        run.deployments().stream().filter(Deployment::succeeded).map(Deployment::vehicle).toList());
  }

  private static AbortedSession onlyAborted(CellRun run) {
    List<AbortedSession> aborted =
        run.rounds().stream().flatMap(round -> round.aborted().stream()).toList();
    assertEquals(1, aborted.size(), aborted.toString());
    return aborted.get(0);
  }

  private StudentState last(CellRun run) {
    return students.load(run.student().orElseThrow());
  }

  private CellPlan plan(DeviceTrainer.Provider vehicles) {
    return withVehicles(
        TrainingCell.of(
            loaded.get(0).scenario(), distillation(), CellJournal.passing("cell"), students),
        vehicles);
  }

  private static CellPlan withVehicles(CellPlan plan, DeviceTrainer.Provider vehicles) {
    return new CellPlan(
        plan.journal(),
        plan.scenario(),
        plan.policy(),
        plan.drives(),
        plan.program(),
        LocalFleet.of(plan.scenario(), 0, vehicles, SystemThreads.compute()),
        plan.trainers(),
        plan.dispatcher());
  }

  private static CellRun run(CellPlan plan) {
    return TrainingSystem.run(plan, new Journal.Memory(), 2, event -> {});
  }

  private static Distillation distillation() {
    return loaded.get(0).distillation();
  }
}
