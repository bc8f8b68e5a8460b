package org.splitkd.text;

/** Two neighbouring tokens that become one; its id follows from the place among the merges. */
public record Merge(int left, int right) implements Comparable<Merge> {

  @Override
  public int compareTo(Merge other) {
    return left != other.left
        ? Integer.compare(left, other.left)
        : Integer.compare(right, other.right);
  }
}
