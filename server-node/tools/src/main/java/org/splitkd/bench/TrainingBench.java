package org.splitkd.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.splitkd.bench.BenchCell.Memory;
import org.splitkd.distillation.Distillation;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;
import org.splitkd.nn.SoftLabels;
import org.splitkd.nn.Teacher;
import org.splitkd.nn.WholeStudent;
import org.splitkd.nn.torch.MatrixProduct;
import org.splitkd.nn.torch.Torch;
import org.splitkd.scenario.Scenario;
import org.splitkd.text.Batch;

/**
 * Benchmark of training split between vehicles and edge server, through all actors, against the
 * same training of the whole student in a plain loop. Both run in one JVM with the same threads,
 * one after the other in pairs.
 */
public final class TrainingBench {

  /** Sessions per measurement, one per vehicle. */
  private static final int VEHICLES = 2;

  private static final int MATRIX = 2048;
  private static final int PRODUCTS = 10;

  /**
   * The measurements, as medians over the pairs.
   *
   * @param actorTokensPerSecond split, through the actors
   * @param loopTokensPerSecond unsplit, in a plain loop
   * @param ratio of the two, the median of the pairs' ratios
   * @param loopFlops of the plain loop, FLOP/s
   * @param matrixFlops of a large matrix product on the same threads, FLOP/s
   */
  public record Result(
      int pairs,
      int threads,
      double actorTokensPerSecond,
      double loopTokensPerSecond,
      double ratio,
      double loopFlops,
      double matrixFlops) {}

  private final Scenario scenario;
  private final Distillation distillation;
  private final BenchCell cell;

  private TrainingBench(Scenario scenario, Distillation distillation, int threads) {
    this.scenario = scenario;
    this.distillation = distillation;
    cell = new BenchCell(scenario, distillation, VEHICLES, 1, threads);
  }

  /**
   * Runs the benchmark.
   *
   * @param threads of the computing actors
   * @param progress receives a line after every pair
   */
  public static Result run(
      Scenario scenario,
      Distillation distillation,
      int threads,
      int pairs,
      Consumer<String> progress) {
    Torch.start(scenario.distillation().threads());
    return new TrainingBench(scenario, distillation, threads).run(pairs, progress);
  }

  private Result run(int pairs, Consumer<String> progress) {
    List<Double> matrices = new ArrayList<>();
    Pairs measured =
        Pairs.measure(
            pairs,
            () -> cell.tokensPerSecond(Memory.passing()),
            this::loop,
            (pair, actors, loop) -> {
              matrices.add(matrixFlops());
              progress.accept(
                  String.format(
                      Locale.ROOT,
                      "pair %d of %d: %.0f tokens/s through actors, %.0f in a loop",
                      pair,
                      pairs,
                      actors,
                      loop));
            });
    double loop = Medians.of(measured.others());
    return new Result(
        pairs,
        scenario.distillation().threads(),
        Medians.of(measured.some()),
        loop,
        measured.ratio(),
        loop * flopPerToken(),
        Medians.of(matrices));
  }

  private static double matrixFlops() {
    MatrixProduct.run(MATRIX, 1);
    long start = System.nanoTime();
    MatrixProduct.run(MATRIX, PRODUCTS);
    return 2.0 * MATRIX * MATRIX * MATRIX * PRODUCTS / ((System.nanoTime() - start) / 1e9);
  }

  /** Tokens per second for the same batches, unsplit. */
  private double loop() {
    try (Teacher teacher =
            new Teacher(
                distillation.teacher(),
                distillation.positions(),
                distillation.learning().temperature());
        WholeStudent student =
            new WholeStudent(
                distillation.student(),
                distillation.untrained(),
                distillation.positions(),
                distillation.learning())) {
      long start = System.nanoTime();
      for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
        for (int index = 0; index < distillation.volume().batchesPerSession(); index++) {
          Batch batch = distillation.batch(1, vehicle, index);
          try (SoftLabels labels = teacher.softLabels(batch.inputs(), batch.size())) {
            student.train(batch.inputs(), batch.size(), labels, batch.targets());
          }
        }
      }
      return cell.tokens() / ((System.nanoTime() - start) / 1e9);
    }
  }

  /** Teacher forward, student forward and backward, both heads; the student's tables are frozen. */
  private double flopPerToken() {
    int length = distillation.volume().sequenceLength();
    LlamaShape teacherShape = distillation.teacher().config().shape("teacher");
    LlamaShape studentShape = distillation.student().config().shape("student");
    PartitionedModel teacher = new PartitionedModel(teacherShape, teacherShape.blocks());
    PartitionedModel student = new PartitionedModel(studentShape, studentShape.blocks());
    return teacher.forwardFlops(length)
        + student.forwardFlops(length)
        + student.blocks() * new Training.Full().blockBackwardFlops(student, length)
        + student.headFlops();
  }
}
