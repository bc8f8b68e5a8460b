package org.splitkd.api.radio;

/** Decides whether the base station is in sight where the motion does not know. */
public interface SightModel {

  /** Line of sight along one way in one trial; used by one thread. */
  @FunctionalInterface
  interface Along {

    /** Whether the station is in sight at a place; called place after place. */
    boolean at(Place place);
  }

  /** Starts a way. Randomness is drawn from the passage's seed alone. */
  Along along(Passage passage);

  /** Whether sight along such a way differs from trial to trial. */
  default boolean varies(Passage passage) {
    return true;
  }
}
