package org.splitkd.api.mobility;

import java.util.List;

/**
 * How the vehicles of a cell move: where each of them is, again and again. What the radio gives
 * there is for a {@link org.splitkd.api.radio.RadioModel} to say.
 *
 * <p>Immutable, or else safe for several threads: one instance serves all cells of a run. The same
 * draw gives the same ways, on every machine; whatever is random comes from the draw.
 */
public interface Mobility {

  /** What stands still. */
  StreetMap map();

  /**
   * One way for each vehicle, in index order.
   *
   * <p>Ways that are {@linkplain Object#equals equal} are one way: rates along it are computed
   * once, for all vehicles that drive it, and, unless something about them is random, for all
   * trials. So an implementation keeps its ways where it can.
   */
  List<Way.Driven> ways(TrialDraw draw);

  /**
   * Whether a place is in sight of the base station, where the motion knows that, as it does with
   * streets on a map. Asked only for pieces of a way that do not say so themselves.
   */
  default Sight sight(Position place) {
    return Sight.UNKNOWN;
  }
}
