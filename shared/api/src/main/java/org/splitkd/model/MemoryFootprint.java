package org.splitkd.model;

/**
 * Bytes that split distillation needs on either side of a cut: the FP16 weights held, training
 * state of the blocks that side trains, and stored activations of the tokens of one batch.
 *
 * @param tokens tokens of one batch, B·S
 * @param share what is held of the teacher
 */
public record MemoryFootprint(
    PartitionedModel teacher,
    PartitionedModel student,
    Training training,
    long tokens,
    TeacherShare share) {

  /**
   * What is held of the teacher.
   *
   * @param bytesPerWeight at the server
   * @param embeddingOnDevice whether the device holds the teacher's embedding
   * @param keptLabelBytes of soft labels that the server keeps
   */
  public record TeacherShare(
      double bytesPerWeight, boolean embeddingOnDevice, double keptLabelBytes) {

    /** All of it in FP16, its embedding at the device, and no soft labels. */
    public static final TeacherShare USUAL = new TeacherShare(BYTES_PER_WEIGHT, true, 0);
  }

  private static final double BYTES_PER_WEIGHT = 2;

  /** FP32 logits and their gradient, per token and vocabulary entry. */
  private static final double BYTES_PER_LOGIT = 8;

  /**
   * The device holds the whole student and usually the teacher's embedding, and trains blocks 1…cut
   * beside its operating system.
   */
  public double deviceBytes(CutLayer cut, double systemBytes) {
    return systemBytes
        + BYTES_PER_WEIGHT * student.shape().parameters()
        + (share.embeddingOnDevice() ? BYTES_PER_WEIGHT * teacher.shape().embeddingParameters() : 0)
        + cut.index() * trainedBlockBytes();
  }

  /** The server holds both models, trains blocks cut+1…L′, and the logits of one batch. */
  public double serverBytes(CutLayer cut) {
    return share.bytesPerWeight() * teacher.shape().parameters()
        + BYTES_PER_WEIGHT * student.shape().parameters()
        + (student.blocks() - cut.index()) * trainedBlockBytes()
        + (double) tokens * student.shape().vocabulary() * BYTES_PER_LOGIT
        + share.keptLabelBytes();
  }

  private double trainedBlockBytes() {
    return training.trainableParameters(student) * training.stateBytesPerParameter()
        + student.blockActivationBytes() * tokens;
  }
}
