package org.splitkd.api.radio;

import java.util.function.Function;

/**
 * The signal-to-noise ratios of vehicles: like a {@link RadioModel}, but modulation, coding and
 * rates come from {@link LinkAdaptation#over}. The same rules apply.
 */
public interface SnrModel {

  /** The radio along one way in one trial; used by one thread. */
  @FunctionalInterface
  interface Along {

    /** The ratios at a place; called like {@link RadioModel.Along#at}. */
    Snr at(Place place);
  }

  /** Starts a way. */
  Along along(Passage passage);

  /** Whether the ratios along the way differ from trial to trial. */
  default boolean varies(Passage passage) {
    return false;
  }

  /** Creates a model whose ratios depend only on the place and are not random. */
  static SnrModel byPlace(Function<Place, Snr> ratios) {
    return passage -> ratios::apply;
  }
}
