package org.splitkd.mobility;

import java.util.List;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.StreetMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;

/**
 * Vehicles that drive around one rectangular lap at one speed, evenly spaced.
 *
 * @param losSideM length of the side in line of sight of the base station, W
 * @param depthM length of the other side, H
 * @param stationOffsetM distance of the base station behind the side in line of sight
 */
public record LapMobility(double speedKmh, double losSideM, double depthM, double stationOffsetM)
    implements Mobility {

  public LapMobility {
    if (!(speedKmh > 0) || !(losSideM > 0) || !(depthM > 0) || !(stationOffsetM >= 0)) {
      throw new IllegalArgumentException(
          speedKmh
              + " km/h around "
              + losSideM
              + " m by "
              + depthM
              + " m, station offset "
              + stationOffsetM
              + " m");
    }
  }

  @Override
  public StreetMap map() {
    return new StreetMap(lap().station(), List.of(lap().corners()));
  }

  /** Vehicle m starts order[m] n-ths of a lap after the first. */
  @Override
  public List<Way.Driven> ways(TrialDraw draw) {
    Way way = new LapWay(lap(), speed());
    double lapM = lap().lengthM();
    double firstM = draw.start() * lapM;
    int vehicles = draw.order().size();
    return draw.order().stream()
        .map(place -> new Way.Driven(way, (firstM + place * lapM / vehicles) % lapM / speed()))
        .toList();
  }

  private Lap lap() {
    return new Lap(losSideM, depthM, stationOffsetM);
  }

  /** Speed, m/s. */
  private double speed() {
    return speedKmh / 3.6;
  }
}
