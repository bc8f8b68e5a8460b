package org.splitkd.api.mobility;

import java.util.List;

/**
 * The motion of a cell's vehicles, each of which repeats its way. A {@link
 * org.splitkd.api.radio.RadioModel} determines the rates at each place.
 *
 * <p>Implementations are immutable or thread-safe, because one instance serves all cells of a run.
 * The same draw gives the same ways on every machine; all randomness comes from the draw.
 */
public interface Mobility {

  /** The fixed parts of the cell. */
  StreetMap map();

  /**
   * One way for each vehicle, in index order.
   *
   * <p>Ways that are {@linkplain Object#equals equal} count as one way: its rates are computed once
   * for all vehicles that drive it and, unless they are random, for all trials. An implementation
   * should therefore reuse its ways where it can.
   */
  List<Way.Driven> ways(TrialDraw draw);

  /**
   * Returns whether a place is in sight of the base station, if the motion knows that, for example
   * from streets on a map. Called only for pieces of a way that do not know it themselves.
   */
  default Sight sight(Position place) {
    return Sight.UNKNOWN;
  }
}
