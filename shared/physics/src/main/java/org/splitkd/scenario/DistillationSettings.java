package org.splitkd.scenario;

import java.nio.file.Path;
import org.splitkd.cost.Workload.Volume;
import org.splitkd.model.Training;
import org.splitkd.tensor.Coding;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.ElementCoding;

/**
 * The real distillation of a scenario.
 *
 * @param training what is trained in the student's blocks
 * @param loraAlpha adapters of rank r are scaled by {@code loraAlpha}/r
 * @param chargeAs what its sessions are charged as
 * @param threads of the tensor library
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
   * What is learned from which. None of the paths need exist in a scenario that is only compared.
   *
   * @param text folder of .txt files, a speech each
   * @param heldOut speeches kept for evaluation
   * @param teacher Hugging Face folder with tokenizer.json
   */
  public record Sources(Path text, int heldOut, Path teacher, Student student) {}

  /** Where the student comes from. */
  public sealed interface Student {

    /** Made for the run, with the teacher's vocabulary. */
    record Made(int blocks, int width, int feedForwardWidth, int heads, int keyValueHeads)
        implements Student {}

    /** Started from a Hugging Face folder. */
    record Folder(Path path) implements Student {}
  }

  /**
   * How long is trained, where, and who decides.
   *
   * @param volume of a session: batches and epochs are the workload's
   * @param channel the name of one of the scenario's channels
   * @param decides the method that decides, which need not be among those compared
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
   * AdamW with a linear warm-up and a cosine to the end of the run.
   *
   * @param learningRate at the peak
   * @param warmupSteps until the peak
   * @param finalShare of the peak, at the end
   * @param clipNorm longest gradient of one block
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
   * How the student is judged.
   *
   * @param tokens held out, per evaluation
   * @param baseline whether the same student is trained without the teacher too
   */
  public record Evaluation(int tokens, boolean baseline) {}

  /**
   * How values travel on the radio.
   *
   * @param parameters as many bits for every value, so never INT8
   * @param optimizer of both moments, FP32 or BF16
   */
  public record Wire(
      Coding teacherInput,
      Coding smashedData,
      Coding gradient,
      Coding parameters,
      DType optimizer) {

    /** All of them as elements of a type. */
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

  /** What a session of the distillation costs. */
  public enum ChargeAs {
    /** What a session of the scenario's models costs, with the volume of its workload. */
    MODELS,
    /** What the models really trained cost, with the volume really trained. */
    TRAINED
  }
}
