package org.splitkd.api.radio;

/** Judges whether the base station is in sight, where the motion does not say. */
public interface SightModel {

  /** Line of sight along one way in one trial; used by one thread. */
  @FunctionalInterface
  interface Along {

    /** Whether the station is in sight there; asked place after place. */
    boolean at(Place place);
  }

  /** Begins a way. Chance is drawn from the passage's seed alone. */
  Along along(Passage passage);

  /** Whether sight along such a way differs from trial to trial. */
  default boolean varies(Passage passage) {
    return true;
  }
}
