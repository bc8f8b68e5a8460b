package org.splitkd.mobility;

import java.util.List;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;
import org.splitkd.api.mobility.StreetMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;
import org.splitkd.plugin.PluginException;

/**
 * A third-party motion under its name. If it throws or returns an invalid motion, a one-line {@link
 * PluginException} names it. Where it does not know the line of sight, the scenario's {@code
 * lineOfSight} decides.
 */
public record CheckedMobility(String name, Mobility mobility, LineOfSight lineOfSight)
    implements Mobility {

  @Override
  public StreetMap map() {
    StreetMap map = PluginException.guard(what(), mobility::map);
    if (!isFinite(map.station())) {
      throw new PluginException(what() + ": the base station stands at " + map.station());
    }
    return map;
  }

  @Override
  public List<Way.Driven> ways(TrialDraw draw) {
    List<Way.Driven> ways = PluginException.guard(what(), () -> List.copyOf(mobility.ways(draw)));
    if (ways.size() != draw.order().size()) {
      throw new PluginException(
          what()
              + ": gives "
              + ways.size()
              + " ways for "
              + draw.order().size()
              + " vehicles: must be one for each");
    }
    for (Way.Driven driven : ways) {
      if (!Double.isFinite(driven.phaseSeconds()) || driven.phaseSeconds() < 0) {
        throw new PluginException(
            what() + ": a vehicle begins " + driven.phaseSeconds() + " s into its way");
      }
    }
    return ways;
  }

  @Override
  public Sight sight(Position place) {
    Sight own = PluginException.guard(what(), () -> mobility.sight(place));
    return own == Sight.UNKNOWN ? lineOfSight.at(place) : own;
  }

  private static boolean isFinite(Position place) {
    return Double.isFinite(place.x()) && Double.isFinite(place.y());
  }

  private String what() {
    return "mobility " + name;
  }
}
