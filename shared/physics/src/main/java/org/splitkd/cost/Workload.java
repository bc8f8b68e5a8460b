package org.splitkd.cost;

import org.splitkd.model.CutLayer;
import org.splitkd.model.MemoryFootprint;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;

/**
 * What is distilled and how: the two models, what is trained, and the volume, precision and
 * schedule of a session.
 */
public record Workload(
    PartitionedModel teacher,
    PartitionedModel student,
    Training training,
    Volume volume,
    Precision precision,
    Schedule schedule) {

  /**
   * How much one session trains.
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
   * Bits on the radio, and whether device-side parameters are sent before and after a session.
   *
   * @param teacherInputBits per value of the teacher's embedding, up
   * @param smashedBits per value of the student's activations at the cut, up
   * @param labelBits per token, for the next token, which goes up beside the teacher's embedding
   * @param gradientBits per value of the gradient at the cut, down
   * @param parameterBits per trained parameter
   * @param optimizerBits of optimiser state per trained parameter, which travels with it
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

  public MemoryFootprint memory() {
    return new MemoryFootprint(teacher, student, training, volume.tokensPerBatch());
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
            activationBits(teacher, precision.teacherInputBits()) + tokens * precision.labelBits(),
            activationBits(student, precision.smashedBits()),
            tokens * teacher.forwardFlops(sequence),
            tokens * (serverBlocks * (forward + backward) + 2 * student.headFlops()),
            activationBits(student, precision.gradientBits()),
            tokens * deviceBlocks * backward);
    return new SessionWork(
        cut,
        volume.batchesPerSession(),
        batch,
        precision.downloadParameters() ? parameterBits : 0,
        precision.uploadParameters() ? parameterBits : 0);
  }

  /** Whole bits: the share of a row's scale in each of its values need not be a binary fraction. */
  private double activationBits(PartitionedModel model, double bitsPerValue) {
    return Math.rint((double) volume.tokensPerBatch() * model.shape().width() * bitsPerValue);
  }
}
