package org.splitkd.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellProgress.Resumed;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.CellState;
import org.splitkd.coordinator.stored.StoredCellEvents;
import org.splitkd.distillation.Distillation;
import org.splitkd.journal.Journal;
import org.splitkd.journal.StoredEvent;
import org.splitkd.journal.StoredEvents;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.StudentState;
import org.splitkd.system.TrainingSystem;

/**
 * A run that a program of event version 1 began, and whose process ended in the last session of the
 * second round. Its events and its last checkpoint are in the resources. One session had been
 * aborted.
 */
@Tag("slow")
class OlderJournalTest {

  private static final String FIXTURE = "/journal-version-1/";
  private static final String WRITER = "cell|version-1/training";
  private static final String CHECKPOINT =
      "f2aee4e49d86ad7250b7ae3bb5bf521aebca6d5d5c5ecae094c6546e28cc2588.safetensors";

  @TempDir static Path folder;
  private static List<TinyDistillation> loaded = List.of();

  @BeforeAll
  static void unpack() throws IOException {
    Path teacher = Files.createDirectory(folder.resolve("teacher"));
    TinyDistillation.writeTeacher(teacher);
    loaded = List.of(TinyDistillation.load(teacher));
    Files.createDirectories(folder.resolve("checkpoints"));
    copy("checkpoints/" + CHECKPOINT, folder.resolve("checkpoints").resolve(CHECKPOINT));
    Files.createDirectories(journal().folder());
    copy("events.jsonl", journal().folder().resolve("events.jsonl"));
  }

  @Test
  void shouldGoOnWithARunOfEventVersionOne() {
    List<StoredEvent> before = StoredEvents.read(journal(), WRITER);
    assertEquals(15, before.size());
    List<CellProgress> told = new ArrayList<>();

    CellRun run = resume(told);

    assertEquals(2, run.rounds().size());
    AbortedSession aborted = run.rounds().get(0).aborted().get(0);
    assertEquals("the vehicle failed: out of memory", aborted.reason());
    assertEquals(AbortKind.FAILURE, aborted.kind());
    assertEquals(true, aborted.chosen().isPresent());
    assertEquals(EnergyParts.NONE, aborted.spent().energy());
    assertEquals(2, run.rounds().get(0).sessions().size());
    assertEquals(
        Optional.of(new Evaluation(7.62331748008728, 2045.3362493841173, 0, 256)),
        run.rounds().get(0).evaluation());
    assertEquals(3, run.rounds().get(1).sessions().size());
    assertEquals(3, run.deployments().size());
    Resumed resumed = (Resumed) told.get(0);
    assertEquals(run.rounds().subList(0, 1), resumed.before().rounds());
    assertEquals(run.rounds().get(1).sessions().subList(0, 2), resumed.sessions());
    // Five sessions of four batches: the checkpoint held the state after the fourth.
    StudentState student =
        CheckpointStore.folder(folder.resolve("checkpoints")).load(run.student().orElseThrow());
    assertEquals(20, student.step());
    // The earlier events are unchanged; the later ones have today's versions.
    List<StoredEvent> after = StoredEvents.read(journal(), WRITER);
    assertEquals(before, after.subList(0, before.size()));
    CellState read = CellState.NOTHING;
    for (CellEvent event : StoredCellEvents.of(after)) {
      read = read.apply(event);
    }
    assertEquals(run, read.result());
    assertEquals(
        List.of(
            "RunResumed",
            "SessionCommitted",
            "RoundCompleted",
            "DeploymentEnded",
            "DeploymentEnded",
            "DeploymentEnded",
            "RunCompleted"),
        after.subList(before.size(), after.size()).stream()
            .map(event -> event.type().substring(event.type().indexOf('$') + 1))
            .toList());
    assertEquals(run, resume(told));
  }

  private static CellRun resume(List<CellProgress> told) {
    Distillation distillation = loaded.get(0).distillation();
    return TrainingSystem.run(
        TrainingCell.of(
            loaded.get(0).scenario(),
            distillation,
            new CellJournal("version-1", "training", "tiny", 5),
            CheckpointStore.folder(folder.resolve("checkpoints"))),
        journal(),
        2,
        told::add);
  }

  private static Journal.Embedded journal() {
    return new Journal.Embedded(folder.resolve("journal"));
  }

  private static void copy(String resource, Path to) throws IOException {
    try (var from =
        Objects.requireNonNull(OlderJournalTest.class.getResourceAsStream(FIXTURE + resource))) {
      Files.copy(from, to);
    }
  }
}
