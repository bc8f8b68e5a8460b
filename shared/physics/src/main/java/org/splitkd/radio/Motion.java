package org.splitkd.radio;

import java.util.List;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.StreetMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;
import org.splitkd.api.radio.RadioModel;

/**
 * The motion of a cell's vehicles, and its spatial resolution for the radio.
 *
 * @param binM longest distance over which a rate is constant; the rate is that at the middle
 */
public record Motion(Mobility mobility, double binM) {

  public Motion {
    if (!(binM > 0)) {
      throw new IllegalArgumentException("bins of " + binM + " m");
    }
  }

  /** Returns this motion combined with one radio; it caches what is computed once per channel. */
  public Coverage under(RadioModel radio) {
    return new Coverage(mobility, binM, radio);
  }

  /** Returns the static map. */
  public StreetMap map() {
    return mobility.map();
  }

  /**
   * Returns one way per vehicle, in index order; {@link Coverage#drives} takes the rates along
   * them.
   */
  public List<Way.Driven> ways(TrialDraw draw) {
    return mobility.ways(draw);
  }
}
