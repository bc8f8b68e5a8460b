package org.splitkd.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.splitkd.bench.BenchCell.Memory;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.distillation.Distillation;
import org.splitkd.nn.torch.NativeMemory;
import org.splitkd.nn.torch.Torch;
import org.splitkd.scenario.Scenario;

/**
 * Resident memory of the process, without garbage, while it trains through the actors for many
 * steps.
 */
public final class MemoryBench {

  private static final Path STATUS = Path.of("/proc/self/statm");
  private static final double PAGE_MIB = 4096.0 / (1 << 20);

  /**
   * What was seen.
   *
   * @param firstMib resident after a tenth of the steps, when everything is loaded and warm
   * @param lastMib resident at the end
   * @param mostMib the most at the end of any round from the first on
   * @param tensorsLeft native tensors that were not freed when all actors had stopped
   */
  public record Result(
      int steps, double firstMib, double lastMib, double mostMib, long tensorsLeft) {}

  private MemoryBench() {}

  /**
   * Trains for at least so many steps.
   *
   * @param progress told steps and resident MiB after every round
   */
  public static Result run(
      Scenario scenario,
      Distillation distillation,
      int threads,
      int steps,
      BiConsumer<Integer, Double> progress) {
    Torch.start(scenario.distillation().threads());
    int perSession = distillation.volume().batchesPerSession();
    int vehicles = distillation.vehicles().size();
    int rounds = (steps + perSession * vehicles - 1) / (perSession * vehicles);
    int total = rounds * vehicles * perSession;
    long before = NativeMemory.liveTensors();
    double[] seen = new double[3];
    int[] done = new int[1];
    new BenchCell(scenario, distillation, vehicles, rounds, threads)
        .run(
            Memory.passing(),
            event -> {
              if (event instanceof SessionDone) {
                done[0] += perSession;
                if (done[0] % (vehicles * perSession) == 0) {
                  double resident = residentMib();
                  if (seen[0] == 0 && done[0] >= total / 10) {
                    seen[0] = resident;
                  }
                  seen[1] = resident;
                  seen[2] = seen[0] == 0 ? 0 : Math.max(seen[2], resident);
                  progress.accept(done[0], resident);
                }
              }
            });
    return new Result(total, seen[0], seen[1], seen[2], NativeMemory.liveTensors() - before);
  }

  /** Of garbage there may be as much as the heap allows: it is collected first. */
  private static double residentMib() {
    System.gc();
    try {
      return Long.parseLong(Files.readString(STATUS).split(" ", -1)[1]) * PAGE_MIB;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("resident memory is read from " + STATUS, unreadable);
    }
  }
}
