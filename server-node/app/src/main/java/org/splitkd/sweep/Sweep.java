package org.splitkd.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.LoggerFactory;
import org.splitkd.comparison.CellResult;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.SweepFinding;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.ComparisonSystem;

/**
 * A sweep: runs the points of a plan that have no results yet, several at once. Every point is
 * stored as soon as it is done. The outcome is in the order of the grid.
 */
public final class Sweep {

  /** The comparison of one scenario. */
  @FunctionalInterface
  interface Comparer {
    List<CellResult> compare(Scenario scenario, int threads);
  }

  private record Done(SweepPoint point, List<SweepFinding> findings, Optional<String> failure) {}

  private final SweepPlan plan;
  private final PointFolder folder;
  private final Comparer comparer;
  private final Map<Integer, SweepTable.Point> points = new TreeMap<>();
  private final Map<Integer, String> failures = new TreeMap<>();
  private int kept;

  private Sweep(SweepPlan plan, PointFolder folder, Comparer comparer) {
    this.plan = plan;
    this.folder = folder;
    this.comparer = comparer;
  }

  /**
   * Runs the missing points.
   *
   * @param threads to compute on, for all points together
   * @param progress receives the number of points done, including those already stored; never
   *     called concurrently
   * @throws UnwritableFileException if the results of a point cannot be stored
   */
  public static SweepOutcome run(
      SweepPlan plan, PointFolder folder, int threads, IntConsumer progress) {
    return run(
        plan,
        folder,
        (scenario, each) -> ComparisonSystem.run(scenario, each, cell -> {}),
        threads,
        progress);
  }

  static SweepOutcome run(
      SweepPlan plan, PointFolder folder, Comparer comparer, int threads, IntConsumer progress) {
    return new Sweep(plan, folder, comparer).run(threads, progress);
  }

  private SweepOutcome run(int threads, IntConsumer progress) {
    List<SweepPoint> missing = new ArrayList<>();
    for (SweepPoint point : plan.points()) {
      folder
          .read(point)
          .ifPresentOrElse(findings -> add(point, findings), () -> missing.add(point));
    }
    kept = points.size();
    progress.accept(kept);
    if (!missing.isEmpty()) {
      runAll(missing, threads, progress);
    }
    SweepTable table =
        new SweepTable(
            plan.base().scenario().name(), plan.grid().keys(), List.copyOf(points.values()));
    return new SweepOutcome(table, kept, List.copyOf(failures.values()));
  }

  /** A point leaves cores idle while it starts and ends, so several share them. */
  private void runAll(List<SweepPoint> missing, int threads, IntConsumer progress) {
    // Before starting threads: SLF4J complains when two initialise it at once.
    LoggerFactory.getILoggerFactory();
    int atOnce = Math.min(threads, missing.size());
    int each = Math.max(1, threads / atOnce);
    ExecutorService workers = Executors.newFixedThreadPool(atOnce);
    CompletionService<Done> done = new ExecutorCompletionService<>(workers);
    List<Future<Done>> all =
        missing.stream().map(point -> done.submit(() -> run(point, each))).toList();
    try {
      for (int i = 0; i < missing.size(); i++) {
        collect(done.take().get());
        progress.accept(points.size() + failures.size());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw asItWas(failure);
    } finally {
      stop(workers, all);
    }
  }

  /**
   * Waits for running points, so that no actor system is interrupted and none writes afterwards.
   */
  private static void stop(ExecutorService workers, List<Future<Done>> points) {
    points.forEach(point -> point.cancel(false));
    workers.shutdown();
    try {
      workers.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs one point. An error in it fails only this point; a write error fails the sweep. */
  private Done run(SweepPoint point, int threads) {
    List<SweepFinding> findings;
    try {
      Scenario scenario = plan.scenario(point);
      findings =
          SweepFinding.of(ComparisonSummary.of(scenario, comparer.compare(scenario, threads)));
    } catch (RuntimeException failure) {
      return new Done(point, List.of(), Optional.of(String.valueOf(failure.getMessage())));
    }
    folder.write(point, findings);
    return new Done(point, findings, Optional.empty());
  }

  private void collect(Done done) {
    SweepPoint point = done.point();
    done.failure()
        .ifPresentOrElse(
            reason -> failures.put(point.number(), "--vary " + plan.place(point) + ": " + reason),
            () -> add(point, done.findings()));
  }

  private void add(SweepPoint point, List<SweepFinding> findings) {
    points.put(point.number(), new SweepTable.Point(point.number(), point.values(), findings));
  }

  private static RuntimeException asItWas(ExecutionException failure) {
    return failure.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(failure);
  }
}
