package org.splitkd.text;

/**
 * Two neighbouring tokens that become one. The id of the new token follows from the merge's place
 * in the list.
 */
public record Merge(int left, int right) implements Comparable<Merge> {

  @Override
  public int compareTo(Merge other) {
    return left != other.left
        ? Integer.compare(left, other.left)
        : Integer.compare(right, other.right);
  }
}
