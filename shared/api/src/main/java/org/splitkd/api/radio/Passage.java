package org.splitkd.api.radio;

/**
 * One way in one trial, as a model sees it before its first place.
 *
 * @param ring whether the way returns to its start; if so, its pieces are evenly spaced
 * @param pieces number of pieces of the way
 * @param lengthM length of the way
 * @param sightKnown whether the motion knows for every place if the base station is in sight
 * @param seed seed of everything random along this way in this trial: the same on every machine
 */
public record Passage(boolean ring, int pieces, double lengthM, boolean sightKnown, long seed) {

  /** The same passage with another seed, for a part that must not share its draws with others. */
  public Passage withSeed(long other) {
    return new Passage(ring, pieces, lengthM, sightKnown, other);
  }
}
