package org.splitkd.cost;

import java.util.Objects;

/**
 * Savings beyond the paper's setting that change the work of a session. All are off by default.
 *
 * @param softLabels how long the teacher's outputs of a sample are kept
 * @param softLabelBits bits of a kept output, per entry of the vocabulary
 * @param tokenCodes whether the device sends token ids instead of rows of the teacher's embedding,
 *     which the server then looks up
 * @param teacher the precision in which the teacher runs
 * @param round the round that a comparison emulates, from 1
 */
public record Levers(
    SoftLabels softLabels,
    double softLabelBits,
    boolean tokenCodes,
    TeacherPrecision teacher,
    int round) {

  /** All levers off. */
  public static final Levers OFF = new Levers(SoftLabels.NONE, 16, false, TeacherPrecision.FP16, 1);

  /** How long the server keeps the teacher's outputs of a sample. */
  public enum SoftLabels {
    /** Not at all: the teacher runs on every batch. */
    NONE,
    /** For the later epochs of a session. */
    SESSION,
    /** For later rounds as well, in which a vehicle's samples are the same. */
    RUN
  }

  /**
   * The precision in which the teacher runs.
   *
   * @param speedup throughput relative to FP16, at equal power
   * @param bytesPerWeight memory of a weight
   */
  public record TeacherPrecision(double speedup, double bytesPerWeight) {

    public static final TeacherPrecision FP16 = new TeacherPrecision(1, 2);

    /** FP8, so many times as fast as FP16. */
    public static TeacherPrecision fp8(double speedup) {
      return new TeacherPrecision(speedup, 1);
    }
  }

  public Levers {
    Objects.requireNonNull(softLabels);
    Objects.requireNonNull(teacher);
  }

  /** Whether any of them is on. */
  public boolean anyOn() {
    return softLabels != SoftLabels.NONE || tokenCodes || !teacher.equals(TeacherPrecision.FP16);
  }

  /** The number of a session's batches on which the teacher runs, which are its first ones. */
  int freshBatches(Workload.Volume volume) {
    return switch (softLabels) {
      case NONE -> volume.batchesPerSession();
      case SESSION -> volume.batchesPerEpoch();
      case RUN -> round == 1 ? volume.batchesPerEpoch() : 0;
    };
  }

  /** Bytes of the outputs that the server keeps, for a teacher with this vocabulary. */
  double keptBytes(Workload.Volume volume, int vocabulary, int vehicles) {
    double tokens = (double) volume.batchesPerEpoch() * volume.tokensPerBatch();
    double each = vocabulary * softLabelBits / 8;
    return switch (softLabels) {
      case NONE -> 0;
      case SESSION -> tokens * each;
      case RUN -> tokens * vehicles * each;
    };
  }
}
