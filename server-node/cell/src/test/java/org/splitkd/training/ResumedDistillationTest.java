package org.splitkd.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellProgress.Deployed;
import org.splitkd.coordinator.CellProgress.Resumed;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionBegan;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.journal.JournalSchema;
import org.splitkd.journal.StoredEvents;
import org.splitkd.nn.torch.NativeMemory;
import org.splitkd.training.DistillationProgress.InCell;

/** A distillation that ends early and resumes has the result of an undisturbed one. */
@Tag("slow")
class ResumedDistillationTest {

  private static final int SESSIONS = 2 * TinyDistillation.VEHICLES;

  @TempDir static Path teacher;
  private static List<TinyDistillation> loaded = List.of();
  private static List<DistillationResult> undisturbed = List.of();

  @TempDir Path folder;

  @BeforeAll
  static void load(@TempDir Path kept) throws IOException {
    TinyDistillation.writeTeacher(teacher);
    loaded =
        List.of(
            TinyDistillation.load(
                teacher, new String[] {"distillation.baseline=true", "faults.vehicle-dies=0.3"}));
    undisturbed = List.of(run(kept, event -> false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void shouldGoOnAfterAnySession(int sessions) {
    long before = NativeMemory.liveTensors();
    int[] done = new int[1];
    assertEndsEarly(event -> event instanceof SessionDone && ++done[0] > sessions);

    List<CellProgress> told = new ArrayList<>();
    assertEquals(
        undisturbed.get(0),
        run(
            folder,
            event -> {
              told.add(event);
              return false;
            }));

    assertTrue(told.get(0) instanceof Resumed, told.get(0).toString());
    assertEquals(before, NativeMemory.liveTensors());
  }

  @Test
  void shouldGoOnAsOftenAsItEnds() {
    List<Predicate<CellProgress>> ends =
        List.of(
            SessionBegan.class::isInstance,
            SessionBegan.class::isInstance,
            RoundDone.class::isInstance,
            Resumed.class::isInstance,
            SessionDone.class::isInstance,
            RoundDone.class::isInstance,
            Deployed.class::isInstance);

    ends.forEach(this::assertEndsEarly);

    assertEquals(undisturbed.get(0), run(folder, event -> false));
    assertEquals(undisturbed.get(0), run(folder, event -> false));
    assertEquals(
        SESSIONS,
        StoredEvents.read(journal(folder), "cell|run/training").stream()
            .filter(event -> event.type().endsWith("SessionCommitted"))
            .count());
  }

  /** Resuming needs the last committed student and nothing else. */
  @Test
  void shouldCollectAllButTheLastStudents() throws IOException {
    run(folder, event -> false);

    assertEquals(1, files(folder.resolve("checkpoints")));
    assertEquals(1, files(folder.resolve("baseline")) - 1); // the other is progress.json
  }

  @Test
  void shouldNotGoOnWithAnotherScenario() {
    assertEndsEarly(SessionDone.class::isInstance);

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                DistillationRun.run(
                    loaded.get(0).scenario(),
                    loaded.get(0).distillation(),
                    durability(folder, "another"),
                    new OneJvm(2),
                    event -> {}));

    assertEquals(
        "run run began with another scenario and cannot resume with this one",
        refused.getMessage());
  }

  /** A write that fails is no failure of the emulated GPU: nothing is charged for it. */
  @Test
  void shouldBeInterruptedByADiskThatTakesNoStudent() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("checkpoints"));

    RuntimeException interrupted =
        assertThrows(RuntimeException.class, () -> run(folder, event -> false));

    assertTrue(
        Stream.<Throwable>iterate(interrupted, Objects::nonNull, Throwable::getCause)
            .anyMatch(
                cause ->
                    cause instanceof UnwritableFileException
                        || cause instanceof CheckpointException),
        interrupted.toString());
    assertEquals(
        List.of(),
        StoredEvents.read(journal(folder), "cell|run/training").stream()
            .filter(event -> event.content().path("reason").asText().contains("GPU"))
            .toList());
    Files.delete(inTheWay);
    assertEquals(undisturbed.get(0), run(folder, event -> false));
  }

  @Test
  void shouldSayThatThereIsNoJournal() {
    assertThrows(JournalException.class, () -> JournalSchema.check(journal(folder)));
  }

  private void assertEndsEarly(Predicate<CellProgress> end) {
    assertThrows(IllegalStateException.class, () -> run(folder, end));
  }

  /** Runs a distillation that ends early on demand: an exception ends the whole actor system. */
  private static DistillationResult run(Path folder, Predicate<CellProgress> end) {
    JournalSchema.create(journal(folder));
    return DistillationRun.run(
        loaded.get(0).scenario(),
        loaded.get(0).distillation(),
        durability(folder, "scenario"),
        new OneJvm(2),
        event -> {
          if (event instanceof InCell inCell && end.test(inCell.progress())) {
            throw new IllegalStateException("ended");
          }
        });
  }

  private static Durability durability(Path folder, String scenario) {
    return new Durability(
        journal(folder), new CellJournal("run", "training", scenario, 4), Optional.of(folder));
  }

  private static Journal.Embedded journal(Path folder) {
    return new Journal.Embedded(folder.resolve("journal"));
  }

  private static long files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }
}
