package org.splitkd.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.splitkd.bench.BenchCell.Memory;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.distillation.Distillation;
import org.splitkd.files.Folders;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalSchema;
import org.splitkd.nn.torch.Torch;
import org.splitkd.scenario.Scenario;

/**
 * Benchmark of durable training, which loses nothing when the process dies, against the same
 * training in memory. Both run in one JVM, one after the other in pairs.
 */
public final class DurabilityBench {

  private static final int VEHICLES = 2;
  private static final int ROUNDS = 2;
  private static final int SNAPSHOT_EVERY = 50;
  private static final double MIB = 1 << 20;

  /**
   * The measurements, as medians.
   *
   * @param durableTokensPerSecond with every session's student and event on disk before the next
   *     session begins
   * @param volatileTokensPerSecond with both in memory
   * @param ratio of the two, the median of the pairs' ratios
   * @param checkpointMib the size of a student on disk
   * @param saveMillis the time to save it
   */
  public record Result(
      int pairs,
      double durableTokensPerSecond,
      double volatileTokensPerSecond,
      double ratio,
      double checkpointMib,
      double saveMillis) {}

  private final BenchCell cell;
  private final Path folder;
  private final List<Double> saves = new ArrayList<>();
  private double checkpointMib;

  private DurabilityBench(BenchCell cell, Path folder) {
    this.cell = cell;
    this.folder = folder;
  }

  /**
   * Runs the benchmark.
   *
   * @param threads of the computing actors
   * @param disk a folder on the disk to measure; files written there are removed
   * @param progress receives a line after every pair
   */
  public static Result run(
      Scenario scenario,
      Distillation distillation,
      int threads,
      int pairs,
      Path disk,
      Consumer<String> progress) {
    Torch.start(scenario.distillation().threads());
    try {
      Path folder = Files.createTempDirectory(disk.toAbsolutePath(), ".splitkd-bench-");
      try {
        BenchCell cell = new BenchCell(scenario, distillation, VEHICLES, ROUNDS, threads);
        return new DurabilityBench(cell, folder).run(pairs, progress);
      } finally {
        Folders.remove(folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Result run(int pairs, Consumer<String> progress) {
    Pairs measured =
        Pairs.measure(
            pairs,
            this::durable,
            () -> cell.tokensPerSecond(Memory.passing()),
            (pair, durable, passing) ->
                progress.accept(
                    String.format(
                        Locale.ROOT,
                        "pair %d of %d: %.0f tokens/s durable, %.0f in memory",
                        pair,
                        pairs,
                        durable,
                        passing)));
    return new Result(
        pairs,
        Medians.of(measured.some()),
        Medians.of(measured.others()),
        measured.ratio(),
        checkpointMib,
        Medians.of(saves.subList(VEHICLES * ROUNDS, saves.size()))); // without the warm-up's
  }

  /** Measures one durable run, in a fresh folder. */
  private double durable() {
    Path own = folder.resolve("run");
    Journal journal = new Journal.Embedded(own.resolve("journal"));
    JournalSchema.create(journal);
    Path students = own.resolve("checkpoints");
    TimedStore store = new TimedStore(CheckpointStore.folder(students));
    try {
      double tokensPerSecond =
          cell.tokensPerSecond(
              new Memory(journal, new CellJournal("bench", "training", "", SNAPSHOT_EVERY), store));
      saves.addAll(store.millis());
      checkpointMib = largestMib(students);
      return tokensPerSecond;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      Folders.remove(own);
    }
  }

  private static double largestMib(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).max().orElse(0) / MIB;
    }
  }
}
