package org.splitkd.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.TrainingSystem;
import org.splitkd.distillation.Distillation;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.Evaluator;
import org.splitkd.nn.GroupState;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.Students;
import org.splitkd.nn.Torch;
import org.splitkd.protocol.SessionId;
import org.splitkd.scenario.Scenario;
import org.splitkd.training.DistillationProgress.BaselineRound;
import org.splitkd.training.DistillationProgress.Began;
import org.splitkd.training.DistillationProgress.InCell;
import org.splitkd.training.DistillationResult.Sizes;

/** Runs a distillation from its first session to the deployment. */
public final class DistillationRun {

  private final Scenario scenario;
  private final Distillation distillation;
  private final Consumer<DistillationProgress> progress;
  private volatile StudentState committed;

  private DistillationRun(
      Scenario scenario, Distillation distillation, Consumer<DistillationProgress> progress) {
    this.scenario = scenario;
    this.distillation = distillation;
    this.progress = progress;
    committed = distillation.untrained();
  }

  /**
   * Runs everything and waits for the end.
   *
   * @param threads of the actors that compute; the result is the same whatever their number
   * @param progress told as it goes, one call at a time
   * @throws IllegalStateException if the cell fails
   */
  public static DistillationResult run(
      Scenario scenario,
      Distillation distillation,
      int threads,
      Consumer<DistillationProgress> progress) {
    Torch.start(scenario.distillation().threads());
    return new DistillationRun(scenario, distillation, progress).run(threads);
  }

  private DistillationResult run(int threads) {
    Evaluation teacher = Evaluator.evaluate(distillation.teacher(), distillation.heldOut());
    Evaluation untrained = Evaluator.evaluate(distillation.student(), distillation.heldOut());
    int sessions = distillation.rounds() * distillation.vehicles().size();
    tell(new Began(teacher, untrained, sessions));
    if (!scenario.distillation().evaluation().baseline()) {
      return result(train(threads, event -> {}), teacher, untrained, Optional.empty());
    }
    try (Baseline baseline =
        new Baseline(
            distillation, (round, evaluation) -> tell(new BaselineRound(round, evaluation)))) {
      CellRun run = train(threads, event -> follow(baseline, event));
      return result(run, teacher, untrained, Optional.of(baseline.await()));
    }
  }

  private CellRun train(int threads, Consumer<CellProgress> follower) {
    return TrainingSystem.run(
        TrainingCell.of(scenario, distillation, student -> committed = student),
        threads,
        event -> {
          follower.accept(event);
          tell(new InCell(event));
        });
  }

  private static void follow(Baseline baseline, CellProgress event) {
    if (event instanceof SessionDone done) {
      CommittedSession session = done.session();
      baseline.follow(new SessionId(session.round(), session.order(), session.vehicle()));
    } else if (event instanceof RoundDone done) {
      baseline.endRound(done.round().round());
    }
  }

  private DistillationResult result(
      CellRun run, Evaluation teacher, Evaluation untrained, Optional<List<Evaluation>> baseline) {
    LlamaModel model =
        Students.model(distillation.student(), committed, distillation.learning().lora());
    return new DistillationResult(
        run, teacher, untrained, baseline, sizes(), distillation.charged(), model);
  }

  private Sizes sizes() {
    long trained = committed.blocks().stream().mapToLong(DistillationRun::elements).sum();
    if (distillation.learning().lora().isEmpty()) {
      trained += elements(committed.norm());
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
