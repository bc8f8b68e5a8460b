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
 * Benchmark of the process's resident memory, without garbage, during many training steps through
 * the actors.
 */
public final class MemoryBench {

  private static final Path STATUS = Path.of("/proc/self/statm");
  private static final double PAGE_MIB = 4096.0 / (1 << 20);

  /**
   * The measurements.
   *
   * @param firstMib resident memory after a tenth of the steps, when everything is loaded and warm
   * @param lastMib resident memory at the end
   * @param mostMib the maximum at the end of a round, from {@code firstMib} on
   * @param tensorsLeft native tensors not freed after all actors stopped
   */
  public record Result(
      int steps, double firstMib, double lastMib, double mostMib, long tensorsLeft) {}

  private MemoryBench() {}

  /**
   * Trains for at least the given number of steps.
   *
   * @param progress receives the steps so far and the resident MiB after every round
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

  /** Resident memory after a garbage collection: garbage could fill the whole heap. */
  private static double residentMib() {
    System.gc();
    try {
      return Long.parseLong(Files.readString(STATUS).split(" ", -1)[1]) * PAGE_MIB;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read resident memory from " + STATUS, unreadable);
    }
  }
}
