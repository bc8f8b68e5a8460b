package org.splitkd.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.splitkd.coordinator.CellProgress.SessionBegan;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.distillation.Distillation;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;
import org.splitkd.nn.MatrixProduct;
import org.splitkd.nn.SoftLabels;
import org.splitkd.nn.Teacher;
import org.splitkd.nn.Torch;
import org.splitkd.nn.WholeStudent;
import org.splitkd.scenario.Scenario;
import org.splitkd.text.Batch;

/**
 * Training split between vehicles and edge server, through all actors, against the same training of
 * the same student in one piece in a plain loop: in one JVM, with the same threads, one after the
 * other in pairs.
 */
public final class TrainingBench {

  /** Sessions of a measurement. */
  private static final int VEHICLES = 2;

  private static final int MATRIX = 2048;
  private static final int PRODUCTS = 10;

  /**
   * What was measured, medians over pairs.
   *
   * @param actorTokensPerSecond split, through the actors
   * @param loopTokensPerSecond in one piece, in a plain loop
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
  private final int threads;

  private TrainingBench(Scenario scenario, Distillation distillation, int threads) {
    this.scenario = scenario;
    this.distillation = distillation;
    this.threads = threads;
  }

  /**
   * Measures.
   *
   * @param threads of the actors that compute
   * @param progress told after every pair
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
    actors();
    loop();
    List<Double> actors = new ArrayList<>();
    List<Double> loops = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> matrices = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      boolean actorsFirst = pair % 2 == 0;
      double first = actorsFirst ? actors() : loop();
      double second = actorsFirst ? loop() : actors();
      double split = tokens() / (actorsFirst ? first : second);
      double whole = tokens() / (actorsFirst ? second : first);
      actors.add(split);
      loops.add(whole);
      ratios.add(split / whole);
      matrices.add(matrixFlops());
      progress.accept(
          String.format(
              Locale.ROOT,
              "pair %d of %d: %.0f tokens/s through actors, %.0f in a loop",
              pair + 1,
              pairs,
              split,
              whole));
    }
    double loop = Medians.of(loops);
    return new Result(
        pairs,
        scenario.distillation().threads(),
        Medians.of(actors),
        loop,
        Medians.of(ratios),
        loop * flopPerToken(),
        Medians.of(matrices));
  }

  private static double matrixFlops() {
    MatrixProduct.run(MATRIX, 1);
    long start = System.nanoTime();
    MatrixProduct.run(MATRIX, PRODUCTS);
    return 2.0 * MATRIX * MATRIX * MATRIX * PRODUCTS / ((System.nanoTime() - start) / 1e9);
  }

  /** Seconds from the beginning of the first session to the end of the last. */
  private double actors() {
    long[] span = new long[2];
    BenchCell.run(
        scenario,
        distillation,
        VEHICLES,
        1,
        threads,
        event -> {
          if (event instanceof SessionBegan began && began.session().order() == 1) {
            span[0] = System.nanoTime();
          } else if (event instanceof SessionDone) {
            span[1] = System.nanoTime();
          }
        });
    return (span[1] - span[0]) / 1e9;
  }

  /** Seconds for the same batches in one piece. */
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
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private double tokens() {
    return (double) VEHICLES
        * distillation.volume().batchesPerSession()
        * distillation.volume().tokensPerBatch();
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
