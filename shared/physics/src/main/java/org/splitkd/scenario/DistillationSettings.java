package org.splitkd.scenario;

import java.nio.file.Path;
import org.splitkd.cost.Workload.Volume;
import org.splitkd.model.Training;
import org.splitkd.tensor.Coding;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.ElementCoding;

/**
 * The settings of a scenario's real distillation.
 *
 * @param training trained parameters of the student's blocks
 * @param loraAlpha adapters of rank r are scaled by {@code loraAlpha}/r
 * @param chargeAs the models that its sessions are charged as
 * @param threads number of threads of the tensor library
 */
public record DistillationSettings(
    Sources sources,
    Course course,
    Loss loss,
    Training training,
    double loraAlpha,
    AdamW optimizer,
    Evaluation evaluation,
    Wire wire,
    ChargeAs chargeAs,
    int threads) {

  /**
   * The text and the models. None of the paths need exist in a scenario that is only compared.
   *
   * @param text folder of .txt files, one speech each
   * @param heldOut number of speeches kept for evaluation
   * @param teacher Hugging Face folder with tokenizer.json
   */
  public record Sources(Path text, int heldOut, Path teacher, Student student) {}

  /** The origin of the student. */
  public sealed interface Student {

    /** A student created for the run, with the teacher's vocabulary. */
    record Made(int blocks, int width, int feedForwardWidth, int heads, int keyValueHeads)
        implements Student {}

    /** A student loaded from a Hugging Face folder. */
    record Folder(Path path) implements Student {}
  }

  /**
   * The length of the training, its channel, and the deciding method.
   *
   * @param volume volume of a session; batches and epochs are the workload's
   * @param channel the name of one of the scenario's channels
   * @param decides the method that decides; need not be one of the compared methods
   */
  public record Course(int rounds, Volume volume, String channel, MethodSpec decides) {

    public Method method() {
      return decides.method();
    }
  }

  /**
   * α·T²·KL(teacher‖student at temperature T) + (1−α)·cross-entropy.
   *
   * @param temperature T
   * @param alpha α, 0 to 1
   */
  public record Loss(double temperature, double alpha) {}

  /**
   * AdamW with a linear warm-up and a cosine decay to the end of the run.
   *
   * @param learningRate peak learning rate
   * @param warmupSteps steps until the peak
   * @param finalShare final learning rate as a share of the peak
   * @param clipNorm largest gradient norm of one block
   */
  public record AdamW(
      double learningRate,
      int warmupSteps,
      double finalShare,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      double clipNorm) {}

  /**
   * The evaluation of the student.
   *
   * @param tokens held-out tokens per evaluation
   * @param baseline whether the same student is also trained without the teacher
   */
  public record Evaluation(int tokens, boolean baseline) {}

  /**
   * The codings of values on the radio.
   *
   * @param parameters coding with equally many bits for every value, so never INT8
   * @param optimizer type of both moments, FP32 or BF16
   */
  public record Wire(
      Coding teacherInput,
      Coding smashedData,
      Coding gradient,
      Coding parameters,
      DType optimizer) {

    /** Creates codings that are all element types. */
    public Wire(
        DType teacherInput, DType smashedData, DType gradient, DType parameters, DType optimizer) {
      this(
          new ElementCoding(teacherInput),
          new ElementCoding(smashedData),
          new ElementCoding(gradient),
          new ElementCoding(parameters),
          optimizer);
    }
  }

  /** The basis on which a session of the distillation is charged. */
  public enum ChargeAs {
    /** The cost of a session of the scenario's models, with the volume of its workload. */
    MODELS,
    /** The cost of the models really trained, with the volume really trained. */
    TRAINED
  }
}
