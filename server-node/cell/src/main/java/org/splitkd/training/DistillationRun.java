package org.splitkd.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellProgress.Resumed;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.distillation.Distillation;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.Evaluator;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.Students;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.torch.Torch;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.Pace;
import org.splitkd.training.DistillationProgress.BaselineRound;
import org.splitkd.training.DistillationProgress.Began;
import org.splitkd.training.DistillationProgress.InCell;
import org.splitkd.training.DistillationResult.Sizes;

/** Runs a distillation from its first session to the deployment. */
public final class DistillationRun {

  private final Scenario scenario;
  private final Distillation distillation;
  private final Durability durability;
  private final TrainingSite site;
  private final Consumer<DistillationProgress> progress;
  private final CheckpointStore students;
  private final Pace pace;

  private DistillationRun(
      Scenario scenario,
      Distillation distillation,
      Durability durability,
      TrainingSite site,
      Pace pace,
      Consumer<DistillationProgress> progress) {
    this.pace = pace;
    this.scenario = scenario;
    this.distillation = distillation;
    this.durability = durability;
    this.site = site;
    this.progress = progress;
    students = durability.students();
  }

  /**
   * Runs a distillation, or the rest of one, and waits for its end.
   *
   * @param durability the parts that outlive this process
   * @param site where its actors run; it does not affect the result
   * @param progress is told the progress, one call at a time
   * @throws IllegalStateException if the cell fails
   */
  public static DistillationResult run(
      Scenario scenario,
      Distillation distillation,
      Durability durability,
      TrainingSite site,
      Consumer<DistillationProgress> progress) {
    return run(scenario, distillation, durability, site, Pace.unlimited(), progress);
  }

  /**
   * Runs a distillation at a pace.
   *
   * @param pace of its sessions; it does not affect the result
   */
  public static DistillationResult run(
      Scenario scenario,
      Distillation distillation,
      Durability durability,
      TrainingSite site,
      Pace pace,
      Consumer<DistillationProgress> progress) {
    Torch.start(scenario.distillation().threads());
    return new DistillationRun(scenario, distillation, durability, site, pace, progress).run();
  }

  private DistillationResult run() {
    Evaluation teacher = Evaluator.evaluate(distillation.teacher(), distillation.heldOut());
    Evaluation untrained = Evaluator.evaluate(distillation.student(), distillation.heldOut());
    int sessions = distillation.rounds() * distillation.vehicles().size();
    tell(new Began(teacher, untrained, sessions));
    if (!scenario.distillation().evaluation().baseline()) {
      return result(train(event -> {}), teacher, untrained, Optional.empty());
    }
    try (Baseline baseline =
        new Baseline(
            distillation,
            durability.baseline(),
            (round, evaluation) -> tell(new BaselineRound(round, evaluation)))) {
      CellRun run = train(event -> follow(baseline, event));
      return result(run, teacher, untrained, Optional.of(baseline.await()));
    }
  }

  private CellRun train(Consumer<CellProgress> follower) {
    return site.run(
        TrainingCell.of(
                scenario,
                distillation,
                durability.cell(),
                students,
                site.fleet(scenario, distillation))
            .paced(pace),
        durability.journal(),
        event -> {
          follower.accept(event);
          tell(new InCell(event));
        });
  }

  private static void follow(Baseline baseline, CellProgress event) {
    if (event instanceof Resumed resumed) {
      for (RoundResult round : resumed.before().rounds()) {
        round.sessions().forEach(baseline::follow);
        baseline.endRound(round.round());
      }
      resumed.sessions().forEach(baseline::follow);
    } else if (event instanceof SessionDone done) {
      baseline.follow(done.session());
    } else if (event instanceof RoundDone done) {
      baseline.endRound(done.round().round());
    }
  }

  private DistillationResult result(
      CellRun run, Evaluation teacher, Evaluation untrained, Optional<List<Evaluation>> baseline) {
    StudentState student = run.student().map(students::load).orElseGet(distillation::untrained);
    LlamaModel model =
        Students.model(distillation.student(), student, distillation.learning().lora());
    return new DistillationResult(
        run, teacher, untrained, baseline, sizes(student), distillation.charged(), model);
  }

  private Sizes sizes(StudentState student) {
    long trained = student.blocks().stream().mapToLong(DistillationRun::elements).sum();
    if (distillation.learning().lora().isEmpty()) {
      trained += elements(student.norm());
    }
    return new Sizes(
        distillation.teacher().config().parameters(),
        distillation.student().config().parameters(),
        trained);
  }

  private static long elements(GroupState group) {
    return group.tensors().stream().mapToLong(tensor -> tensor.value().elements()).sum();
  }

  private synchronized void tell(DistillationProgress event) {
    progress.accept(event);
  }
}
