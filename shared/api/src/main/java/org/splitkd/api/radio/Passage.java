package org.splitkd.api.radio;

/**
 * One way in one trial, as a model sees it before it is asked for the first place.
 *
 * @param ring whether the way comes back to where it began; its pieces are evenly spaced then
 * @param pieces of the way
 * @param lengthM of the way
 * @param sightKnown whether the motion says of every place if the base station is in sight
 * @param seed of all that is random along this way in this trial: the same on every machine
 */
public record Passage(boolean ring, int pieces, double lengthM, boolean sightKnown, long seed) {

  /** The same with another seed, for one of several parts that must not share their draws. */
  public Passage withSeed(long other) {
    return new Passage(ring, pieces, lengthM, sightKnown, other);
  }
}
