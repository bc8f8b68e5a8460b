package org.splitkd.scenario;

import org.splitkd.cost.Workload;
import org.splitkd.cost.Workload.Precision;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.scenario.DistillationSettings.ChargeAs;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.Words;
import org.splitkd.tensor.DType;

/** The workload that a real distillation is charged with. */
public final class TrainingWorkload {

  /** A parameter's first and second moment. */
  private static final int MOMENTS = 2;

  private TrainingWorkload() {}

  /**
   * Returns the workload that the distillation of a scenario is charged with: the models and the
   * volume that {@code workload.charge-as} names, and the bits of the codings really sent.
   *
   * @param teacher the shape of the real teacher
   * @param student the shape of the student really trained
   * @throws ScenarioException if the student's cuts are not those of the model it is charged as
   */
  public static Workload charged(Scenario scenario, LlamaShape teacher, LlamaShape student) {
    Workload models = scenario.workload();
    DistillationSettings distillation = scenario.distillation();
    if (distillation.chargeAs() == ChargeAs.MODELS) {
      if (student.blocks() != models.student().blocks()) {
        throw new ScenarioException(
            "distillation.student = "
                + Words.count(student.blocks(), "block")
                + ": "
                + cutsRequired(models));
      }
      return new Workload(
          models.teacher(),
          models.student(),
          models.training(),
          models.volume(),
          precision(scenario, models.teacher().shape(), models.student().shape()),
          models.schedule(),
          models.levers());
    }
    return new Workload(
        new PartitionedModel(teacher, teacher.blocks()),
        new PartitionedModel(student, student.blocks()),
        distillation.training(),
        distillation.course().volume(),
        precision(scenario, teacher, student),
        models.schedule(),
        models.levers());
  }

  /** The requirement on a student charged as a catalogue model: both have the same cuts. */
  static String cutsRequired(Workload models) {
    return "must be "
        + models.student().blocks()
        + ", as models.student = "
        + models.student().shape().name()
        + " is cut with workload.charge-as = models";
  }

  private static Precision precision(Scenario scenario, LlamaShape teacher, LlamaShape student) {
    Wire wire = scenario.distillation().wire();
    Precision workload = scenario.workload().precision();
    return new Precision(
        wire.teacherInput().bitsPerElement(teacher.width()),
        wire.smashedData().bitsPerElement(student.width()),
        DType.INT32.bitsPerElement(1),
        wire.gradient().bitsPerElement(student.width()),
        wire.parameters().bitsPerElement(WireReader.PARAMETER_ROW),
        MOMENTS * wire.optimizer().bitsPerElement(1),
        workload.downloadParameters(),
        workload.uploadParameters());
  }
}
