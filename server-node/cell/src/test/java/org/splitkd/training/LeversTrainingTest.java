package org.splitkd.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.nn.torch.NativeMemory;

/** Lossless levers give the student of a run without them, for less. */
@Tag("slow")
class LeversTrainingTest {

  private static final int EPOCHS = 3;

  /** Decides the same whatever a session costs: the student depends on decisions. */
  private static final List<String> USUAL =
      List.of("distillation.method=server-only", "workload.local-epochs=" + EPOCHS);

  @TempDir static Path teacher;

  @BeforeAll
  static void write() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @ParameterizedTest
  @CsvSource({"sequential, fp32", "overlapped, fp32", "sequential, bf16", "sequential, int8"})
  void shouldGiveTheStudentOfARunWithout(String schedule, String wire) {
    String[] setting = {"workload.schedule=" + schedule, "distillation.wire.teacher-input=" + wire};
    DistillationResult usual = run(setting);
    DistillationResult labels = run(with(setting, "levers.soft-labels=session"));
    DistillationResult codes = run(with(setting, "levers.token-codes=true"));
    DistillationResult both =
        run(with(setting, "levers.soft-labels=session", "levers.token-codes=true"));

    for (DistillationResult saving : List.of(labels, codes, both)) {
      assertEquals(usual.model().weights(), saving.model().weights());
      assertEquals(usual.student(), saving.student());
      assertNotEquals(usual.cell(), saving.cell());
    }
    assertEquals(times(usual).device(), times(both).device(), 1e-12);
    assertEquals(times(usual).downlink(), times(both).downlink(), 1e-6);
    assertTrue(times(both).server() < times(usual).server());
    assertEquals(times(labels).server(), times(both).server(), 1e-12);
    assertEquals(times(usual).server(), times(codes).server(), 1e-12);
    assertTrue(times(codes).uplink() < times(usual).uplink());
    assertTrue(times(labels).uplink() < times(usual).uplink());
  }

  @Test
  void shouldFreeTheLabelsThatItKept() {
    long before = NativeMemory.liveTensors();

    run("levers.soft-labels=session");

    assertEquals(before, NativeMemory.liveTensors());
  }

  private static DistillationResult run(String... more) {
    String[] sets = Stream.concat(USUAL.stream(), Stream.of(more)).toArray(String[]::new);
    return TinyDistillation.load(teacher, sets).run(2);
  }

  private static String[] with(String[] setting, String... more) {
    return Stream.of(setting, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static TimeParts times(DistillationResult result) {
    return TinyDistillation.sessions(result.cell()).stream()
        .map(CommittedSession::charge)
        .map(charge -> charge.time())
        .reduce(TimeParts.NONE, TimeParts::plus);
  }
}
