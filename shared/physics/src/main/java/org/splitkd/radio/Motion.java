package org.splitkd.radio;

import java.util.List;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.StreetMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;
import org.splitkd.api.radio.RadioModel;

/**
 * How the vehicles of a cell move, and how finely the radio looks at it.
 *
 * @param binM the longest way over which a rate is constant, taken at the middle
 */
public record Motion(Mobility mobility, double binM) {

  public Motion {
    if (!(binM > 0)) {
      throw new IllegalArgumentException("bins of " + binM + " m");
    }
  }

  /**
   * The same motion seen through one radio: what can be computed once per channel is computed
   * there.
   */
  public Coverage under(RadioModel radio) {
    return new Coverage(mobility, binM, radio);
  }

  /** What stands still. */
  public StreetMap map() {
    return mobility.map();
  }

  /** One way for each vehicle, in index order; where {@link Coverage#drives} has its rates from. */
  public List<Way.Driven> ways(TrialDraw draw) {
    return mobility.ways(draw);
  }
}
