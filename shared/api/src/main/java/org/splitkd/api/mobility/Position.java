package org.splitkd.api.mobility;

/** A place in the plane, in metres. */
public record Position(double x, double y) {

  /** How far another place is, m. */
  public double distanceTo(Position other) {
    return StrictMath.hypot(other.x - x, other.y - y);
  }

  /** The place a share of the straight way to another: 0 here, 1 there. */
  public Position towards(Position other, double share) {
    return new Position(x + share * (other.x - x), y + share * (other.y - y));
  }
}
