package org.splitkd.cost;

import org.splitkd.model.CutLayer;
import org.splitkd.model.MemoryFootprint;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;

/**
 * A distillation workload: the two models, the trained parameters, the volume, precision and
 * schedule of a session, and the levers that are on.
 */
public record Workload(
    PartitionedModel teacher,
    PartitionedModel student,
    Training training,
    Volume volume,
    Precision precision,
    Schedule schedule,
    Levers levers) {

  /**
   * The amount of training in one session.
   *
   * @param sequenceLength S tokens
   * @param batchSize B sequences
   * @param batchesPerEpoch n
   * @param localEpochs E
   */
  public record Volume(int sequenceLength, int batchSize, int batchesPerEpoch, int localEpochs) {
    /** tok = B·S. */
    public long tokensPerBatch() {
      return (long) batchSize * sequenceLength;
    }

    /** E·n. */
    public int batchesPerSession() {
      return batchesPerEpoch * localEpochs;
    }
  }

  /**
   * Bit widths on the radio, and whether device-side parameters are sent before and after a
   * session.
   *
   * @param teacherInputBits bits per value of the teacher's embedding, uplink
   * @param smashedBits bits per value of the student's activations at the cut, uplink
   * @param labelBits bits per token for its label, the next token, sent with the teacher's
   *     embedding
   * @param gradientBits bits per value of the gradient at the cut, downlink
   * @param parameterBits bits per trained parameter
   * @param optimizerBits bits of optimiser state per trained parameter, sent with the parameter
   */
  public record Precision(
      double teacherInputBits,
      double smashedBits,
      double labelBits,
      double gradientBits,
      double parameterBits,
      double optimizerBits,
      boolean downloadParameters,
      boolean uploadParameters) {}

  public Workload {
    if (student.blocks() < 2) {
      throw new IllegalArgumentException(
          "a student of " + student.blocks() + " blocks cannot be cut");
    }
  }

  /** The deepest cut, L′−1: the server keeps at least one block. */
  public CutLayer deepestCut() {
    return new CutLayer(student.blocks() - 1);
  }

  /**
   * The memory that sessions need.
   *
   * @param vehicles of the fleet, for each of which the server may keep soft labels
   */
  public MemoryFootprint memory(int vehicles) {
    return new MemoryFootprint(
        teacher,
        student,
        training,
        volume.tokensPerBatch(),
        new MemoryFootprint.TeacherShare(
            levers.teacher().bytesPerWeight(),
            !levers.tokenCodes(),
            levers.keptBytes(volume, teacher.shape().vocabulary(), vehicles)));
  }

  /** The work of one session at a cut. */
  public SessionWork sessionAt(CutLayer cut) {
    if (cut.compareTo(deepestCut()) > 0) {
      throw new IllegalArgumentException(cut + ": the deepest is " + deepestCut());
    }
    int sequence = volume.sequenceLength();
    double tokens = volume.tokensPerBatch();
    double deviceBlocks = cut.index();
    double serverBlocks = student.blocks() - cut.index();
    double forward = student.blockForwardFlops(sequence);
    double backward = training.blockBackwardFlops(student, sequence);
    double parameterBits =
        deviceBlocks
            * training.trainableParameters(student)
            * (precision.parameterBits() + precision.optimizerBits());
    BatchWork batch =
        new BatchWork(
            tokens * deviceBlocks * forward,
            teacherInputBits(),
            activationBits(student, precision.smashedBits()),
            tokens * teacher.forwardFlops(sequence) / levers.teacher().speedup(),
            tokens * (serverBlocks * (forward + backward) + 2 * student.headFlops()),
            activationBits(student, precision.gradientBits()),
            tokens * deviceBlocks * backward);
    return new SessionWork(
        cut,
        volume.batchesPerSession(),
        levers.freshBatches(volume),
        batch,
        precision.downloadParameters() ? parameterBits : 0,
        precision.uploadParameters() ? parameterBits : 0);
  }

  /** Of a batch. Token ids hold the labels, too. */
  private double teacherInputBits() {
    double tokens = volume.tokensPerBatch();
    if (levers.tokenCodes()) {
      int largest = teacher.shape().vocabulary() - 1;
      return tokens * (Integer.SIZE - Integer.numberOfLeadingZeros(largest));
    }
    return activationBits(teacher, precision.teacherInputBits()) + tokens * precision.labelBits();
  }

  /**
   * Rounds to whole bits, because a value's share of its row's scale need not be a binary fraction.
   */
  private double activationBits(PartitionedModel model, double bitsPerValue) {
    return Math.rint((double) volume.tokensPerBatch() * model.shape().width() * bitsPerValue);
  }
}
