package org.splitkd.text;

/** Training windows side by side, row-major. The arrays are made for this batch and not copied. */
public final class Batch {

  private final int size;
  private final int sequenceLength;
  private final int[] inputs;
  private final int[] targets;

  Batch(int size, int sequenceLength, int[] inputs, int[] targets) {
    this.size = size;
    this.sequenceLength = sequenceLength;
    this.inputs = inputs;
    this.targets = targets;
  }

  /** B, the number of windows. */
  public int size() {
    return size;
  }

  /** S, the tokens in each window's inputs. */
  public int sequenceLength() {
    return sequenceLength;
  }

  /** Token ids, shape [B, S]. */
  public int[] inputs() {
    return inputs;
  }

  /** The token that follows each input, shape [B, S]. */
  public int[] targets() {
    return targets;
  }
}
