package org.splitkd.model;

/**
 * The cut layer of the student: the device owns blocks 1…{@code index} and both embeddings, the
 * server owns the rest.
 */
public record CutLayer(int index) implements Comparable<CutLayer> {

  public CutLayer {
    if (index < 1) {
      throw new IllegalArgumentException("cut = " + index + ": must be at least 1");
    }
  }

  @Override
  public int compareTo(CutLayer other) {
    return Integer.compare(index, other.index);
  }

  @Override
  public String toString() {
    return "cut " + index;
  }
}
