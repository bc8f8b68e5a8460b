package org.splitkd.api.radio;

/** What buildings and trees add to the path loss. */
public interface ShadowingModel {

  /** Shadow fading along one way in one trial; used by one thread. */
  @FunctionalInterface
  interface Along {

    /** What it adds to the path loss there, dB; asked place after place. */
    double db(Place place, boolean lineOfSight);
  }

  /** Begins a way. Chance is drawn from the passage's seed alone. */
  Along along(Passage passage);

  /** Whether fading along such a way differs from trial to trial. */
  default boolean varies(Passage passage) {
    return true;
  }

  /** None at all. */
  static ShadowingModel none() {
    return new NoShadowing();
  }
}
