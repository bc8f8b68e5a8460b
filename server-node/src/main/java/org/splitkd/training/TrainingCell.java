package org.splitkd.training;

import java.util.List;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.coordinator.TrainingSystem;
import org.splitkd.device.TensorDeviceTrainer;
import org.splitkd.distillation.Distillation;
import org.splitkd.edge.LocalFleet;
import org.splitkd.edge.TensorEdgeTrainer;
import org.splitkd.policy.Policies;
import org.splitkd.radio.Drive;
import org.splitkd.radio.RadioLink;
import org.splitkd.radio.TrialDraw;
import org.splitkd.scenario.DistillationSettings.Course;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Channel;

/** The cell in which a distillation takes place. */
public final class TrainingCell {

  /** Of a comparison: in that a distillation drives, and its faults strike it. */
  private static final int FIRST_TRIAL = 0;

  private TrainingCell() {}

  /**
   * A cell whose vehicles and GPU really train.
   *
   * @param journal under which names its events are kept
   * @param students where the students of its sessions are kept
   */
  public static CellPlan of(
      Scenario scenario, Distillation distillation, CellJournal journal, CheckpointStore students) {
    Scenario charged = scenario.with(distillation.charged());
    Course course = scenario.distillation().course();
    return new CellPlan(
        journal,
        charged,
        Policies.of(course.method(), charged),
        drives(scenario, course.channel()),
        new CellProgram(course.rounds(), true, true),
        LocalFleet.of(
            charged,
            FIRST_TRIAL,
            vehicle -> new TensorDeviceTrainer(distillation),
            TrainingSystem.computeDispatcher()),
        () -> new TensorEdgeTrainer(distillation, students),
        TrainingSystem.computeDispatcher());
  }

  private static List<Drive> drives(Scenario scenario, String channel) {
    TrialDraw draw =
        TrialDraw.sequence(scenario.run().seed(), 1, scenario.fleet().size()).get(FIRST_TRIAL);
    return scenario.mobility().under(link(scenario, channel)).drives(draw);
  }

  private static RadioLink link(Scenario scenario, String name) {
    return scenario.channels().stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .map(Channel::link)
        .orElseThrow(() -> new IllegalArgumentException("no channel " + name));
  }
}
