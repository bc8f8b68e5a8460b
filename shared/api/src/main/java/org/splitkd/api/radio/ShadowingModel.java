package org.splitkd.api.radio;

/** The loss that buildings and trees add to the path loss. */
public interface ShadowingModel {

  /** Shadow fading along one way in one trial; used by one thread. */
  @FunctionalInterface
  interface Along {

    /** Loss added to the path loss at a place, dB; called place after place. */
    double db(Place place, boolean lineOfSight);
  }

  /** Starts a way. Randomness is drawn from the passage's seed alone. */
  Along along(Passage passage);

  /** Whether fading along such a way differs from trial to trial. */
  default boolean varies(Passage passage) {
    return true;
  }

  /** Creates a model without shadow fading. */
  static ShadowingModel none() {
    return new NoShadowing();
  }
}
