package org.splitkd.model;

/** The trained part of a student block: all its weights, or low-rank adapters beside them. */
public sealed interface Training {

  /** Trainable parameters of one block of the partition. */
  double trainableParameters(PartitionedModel model);

  /** B: backward pass of one block, FLOP per token. */
  double blockBackwardFlops(PartitionedModel model, int sequenceLength);

  /** Weights, gradient and optimiser state that training adds per trainable parameter, bytes. */
  int stateBytesPerParameter();

  /** Every weight of a block: mixed-precision AdamW without a second copy of the FP16 weights. */
  record Full() implements Training {
    @Override
    public double trainableParameters(PartitionedModel model) {
      return model.scale() * model.shape().blockParameters();
    }

    @Override
    public double blockBackwardFlops(PartitionedModel model, int sequenceLength) {
      return 2 * model.blockForwardFlops(sequenceLength);
    }

    @Override
    public int stateBytesPerParameter() {
      return 14;
    }
  }

  /** LoRA of the given rank on all seven linear maps; no gradients of the frozen weights. */
  record Lora(int rank) implements Training {
    public Lora {
      if (rank <= 0) {
        throw new IllegalArgumentException("LoRA rank = " + rank);
      }
    }

    @Override
    public double trainableParameters(PartitionedModel model) {
      LlamaShape shape = model.shape();
      double d = shape.width();
      double q = shape.queryWidth();
      double kv = shape.keyValueWidth();
      double ffn = shape.feedForwardWidth();
      return model.scale() * rank * ((d + q) + 2 * (d + kv) + (q + d) + 2 * (d + ffn) + (ffn + d));
    }

    @Override
    public double blockBackwardFlops(PartitionedModel model, int sequenceLength) {
      return model.blockInputGradientFlops(sequenceLength);
    }

    @Override
    public int stateBytesPerParameter() {
      return 16;
    }
  }
}
