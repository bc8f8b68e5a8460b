package org.splitkd.training;

import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.decision.ScenarioPolicies;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.TrainingGround;
import org.splitkd.edge.Fleet;
import org.splitkd.edge.TensorEdgeTrainer;
import org.splitkd.scenario.DistillationSettings.Course;
import org.splitkd.scenario.Scenario;

/** The cell in which a distillation takes place. */
public final class TrainingCell {

  private TrainingCell() {}

  /**
   * A cell whose vehicles and GPU really train, all in this JVM.
   *
   * @param journal the names under which its events are kept
   * @param students the store of its sessions' students
   */
  public static CellPlan of(
      Scenario scenario, Distillation distillation, CellJournal journal, CheckpointStore students) {
    return of(scenario, distillation, journal, students, OneJvm.vehicles(scenario, distillation));
  }

  /**
   * The same with vehicles that run elsewhere.
   *
   * @param fleet the addresses of the vehicles
   */
  public static CellPlan of(
      Scenario scenario,
      Distillation distillation,
      CellJournal journal,
      CheckpointStore students,
      Fleet.Provider fleet) {
    TrainingGround ground = TrainingGround.of(scenario, distillation);
    Course course = scenario.distillation().course();
    return new CellPlan(
        journal,
        ground.charged(),
        new ScenarioPolicies(ground.charged())
            .of(course.decides(), ground.drives(), TrainingGround.TRIAL, ground.draw()),
        ground.drives(),
        new CellProgram(course.rounds(), true, true),
        fleet,
        () -> new TensorEdgeTrainer(distillation, students),
        SystemThreads.compute());
  }
}
