package org.splitkd.api.mobility;

/** A place in the plane, in metres. */
public record Position(double x, double y) {

  /** Distance to another place, m. */
  public double distanceTo(Position other) {
    return StrictMath.hypot(other.x - x, other.y - y);
  }

  /** The place at a given share of the straight line to another place: 0 is here, 1 is there. */
  public Position towards(Position other, double share) {
    return new Position(x + share * (other.x - x), y + share * (other.y - y));
  }
}
