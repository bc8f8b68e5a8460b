package org.splitkd.hardware;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.splitkd.api.power.Phase;
import org.splitkd.api.power.PowerModel;
import org.splitkd.plugin.PluginException;

/**
 * A third-party power model under its name. If it throws or returns an invalid power, a one-line
 * {@link PluginException} names it.
 */
public record CheckedPower(String name, PowerModel model) implements PowerModel {

  /** Number of grid steps probed; policies search the same grid. */
  private static final int PROBES = 256;

  @Override
  public double watts(Phase phase, double ghz, double utilisation) {
    double watts = PluginException.guard(what(), () -> model.watts(phase, ghz, utilisation));
    if (watts >= 0 && watts < Double.POSITIVE_INFINITY) {
      return watts;
    }
    throw new PluginException(
        what()
            + ": "
            + watts
            + " W at "
            + ghz
            + " GHz, "
            + phase.name().toLowerCase(Locale.ROOT)
            + ": must be 0 or more, and finite");
  }

  @Override
  public List<Double> levels() {
    List<Double> levels = PluginException.guard(what(), () -> List.copyOf(model.levels()));
    double before = 0;
    for (double ghz : levels) {
      if (!(ghz > before && ghz < Double.POSITIVE_INFINITY)) {
        throw new PluginException(what() + ": clocks must increase from above 0: " + levels);
      }
      before = ghz;
    }
    return levels;
  }

  @Override
  public OptionalDouble closedFormGhz(double waitingWatts) {
    OptionalDouble ghz = PluginException.guard(what(), () -> model.closedFormGhz(waitingWatts));
    if (ghz.isPresent() && !(ghz.getAsDouble() >= 0)) {
      throw new PluginException(
          what() + ": least energy at " + ghz.getAsDouble() + " GHz: must be 0 or more");
    }
    return ghz;
  }

  /**
   * Returns this model after probing it at clocks across a range, so that mistakes surface before a
   * run.
   *
   * @throws PluginException if the model is unusable
   */
  public CheckedPower probed(double minGhz, double maxGhz, double utilisation) {
    levels();
    closedFormGhz(0);
    for (int i = 0; i <= PROBES; i++) {
      double ghz = minGhz + (maxGhz - minGhz) * i / PROBES;
      watts(Phase.BUSY, ghz, utilisation);
      watts(Phase.WAITING, ghz, 0);
    }
    return this;
  }

  private String what() {
    return "power model " + name;
  }
}
