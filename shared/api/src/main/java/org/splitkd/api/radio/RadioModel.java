package org.splitkd.api.radio;

import java.util.function.Function;

/**
 * What rates vehicles have, under one channel quality. A rate is constant over one piece of a
 * vehicle's way, so a transfer is integrated exactly.
 *
 * <p>Immutable, or else safe for several threads. What a model remembers from place to place, such
 * as a fading field, lives in what {@link #along} returns, and is drawn from the passage's seed
 * alone: a run with the same seed gives the same bytes on every machine.
 */
public interface RadioModel {

  /** The radio along one way in one trial; used by one thread. */
  @FunctionalInterface
  interface Along {

    /**
     * The rates at a place. Asked piece after piece in the order of the way, once each, and only
     * where the vehicle is there.
     */
    Rates at(Place place);
  }

  /** Begins a way. */
  Along along(Passage passage);

  /** Whether rates along the way differ from trial to trial. If not, they are computed once. */
  default boolean varies(Passage passage) {
    return false;
  }

  /**
   * The channel quality indicator, 0 to 15, that a page shows a rate as; 0 where nothing gets
   * through.
   */
  default int cqi(Direction direction, double bitsPerSecond) {
    return bitsPerSecond > 0 ? 15 : 0;
  }

  /** A model that knows the rates of every place, and nothing of chance. */
  static RadioModel byPlace(Function<Place, Rates> rates) {
    return passage -> rates::apply;
  }
}
