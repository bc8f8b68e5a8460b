package org.splitkd.api.radio;

import java.util.function.Function;

/**
 * What signal-to-noise ratio vehicles have: a {@link RadioModel} that leaves modulation, coding and
 * rates to {@link LinkAdaptation#over}. The same rules hold.
 */
public interface SnrModel {

  /** The radio along one way in one trial; used by one thread. */
  @FunctionalInterface
  interface Along {

    /** The ratios at a place, asked as {@link RadioModel.Along#at}. */
    Snr at(Place place);
  }

  /** Begins a way. */
  Along along(Passage passage);

  /** Whether the ratios along the way differ from trial to trial. */
  default boolean varies(Passage passage) {
    return false;
  }

  /** A model that knows the ratios of every place, and nothing of chance. */
  static SnrModel byPlace(Function<Place, Snr> ratios) {
    return passage -> ratios::apply;
  }
}
