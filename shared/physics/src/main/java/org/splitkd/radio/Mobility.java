package org.splitkd.radio;

import java.util.List;

/** How the vehicles of a cell move. */
public sealed interface Mobility permits LapMobility, TraceMobility {

  /**
   * The same motion seen through one radio: what can be computed once per channel is computed here.
   */
  Coverage under(RadioLink link);

  /** What stands still. */
  StreetMap map();

  /** One way for each vehicle, in index order; where {@link Coverage#drives} has its rates from. */
  List<Way.Driven> ways(TrialDraw draw);

  /** Motion seen through a radio. */
  interface Coverage {
    /** One drive for each vehicle, in index order. */
    List<Drive> drives(TrialDraw draw);
  }
}
