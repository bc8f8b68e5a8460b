package org.splitkd.api.radio;

import java.util.Optional;
import java.util.function.Function;

/**
 * The rates of vehicles under one channel quality. A rate is constant over one piece of a vehicle's
 * way, so a transfer is integrated exactly.
 *
 * <p>Implementations are immutable or thread-safe. State that a model keeps from place to place,
 * such as a fading field, belongs in the object that {@link #along} returns and is drawn from the
 * passage's seed alone: a run with the same seed gives the same bytes on every machine.
 */
public interface RadioModel {

  /** The radio along one way in one trial; used by one thread. */
  @FunctionalInterface
  interface Along {

    /**
     * Returns the rates at a place. Called once for each piece, in the order of the way, and only
     * for pieces where the vehicle is present.
     */
    Rates at(Place place);
  }

  /** Starts a way. */
  Along along(Passage passage);

  /** Whether rates along the way differ from trial to trial. If not, they are computed once. */
  default boolean varies(Passage passage) {
    return false;
  }

  /**
   * The channel quality indicator, 0 to 15, that a page shows for a rate; 0 if nothing gets
   * through.
   */
  default int cqi(Direction direction, double bitsPerSecond) {
    return bitsPerSecond > 0 ? 15 : 0;
  }

  /** The rates over a perfect link; empty if there is no such limit or it is not known. */
  default Optional<Rates> peak() {
    return Optional.empty();
  }

  /** Creates a model whose rates depend only on the place and are not random. */
  static RadioModel byPlace(Function<Place, Rates> rates) {
    return passage -> rates::apply;
  }
}
