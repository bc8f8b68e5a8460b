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
   * Bits per value on the radio, and whether device-side parameters are sent before and after a
   * session.
   */
  public record Precision(
      double activationBits,
      double gradientBits,
      double parameterBits,
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
        deviceBlocks * training.trainableParameters(student) * precision.parameterBits();
    BatchWork batch =
        new BatchWork(
            tokens * deviceBlocks * forward,
            tokens * teacher.shape().width() * precision.activationBits(),
            tokens * student.shape().width() * precision.activationBits(),
            tokens * teacher.forwardFlops(sequence),
            tokens * (serverBlocks * (forward + backward) + 2 * student.headFlops()),
            tokens * student.shape().width() * precision.gradientBits(),
            tokens * deviceBlocks * backward);
    return new SessionWork(
        cut,
        volume.batchesPerSession(),
        batch,
        precision.downloadParameters() ? parameterBits : 0,
        precision.uploadParameters() ? parameterBits : 0);
  }
}
