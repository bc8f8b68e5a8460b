package org.splitkd.radio;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Vehicles that drive around one rectangular lap at one speed, evenly spaced.
 *
 * @param losSideM the side in line of sight of the base station, W
 * @param depthM the other side, H
 * @param stationOffsetM how far the base station stands behind the side in line of sight
 * @param binM arc length over which a rate is constant, taken at the middle
 * @param shadowing whether each trial has a random shadow-fading field around the lap
 */
public record LapMobility(
    double speedKmh,
    double losSideM,
    double depthM,
    double stationOffsetM,
    double binM,
    boolean shadowing)
    implements Mobility {

  /** What a bin's shadowing adds to the path loss, dB. */
  private interface BinShadowing {
    double db(int bin, boolean lineOfSight);
  }

  public LapMobility {
    if (!(speedKmh > 0)
        || !(losSideM > 0)
        || !(depthM > 0)
        || !(stationOffsetM >= 0)
        || !(binM > 0)) {
      throw new IllegalArgumentException(
          speedKmh
              + " km/h around "
              + losSideM
              + " m by "
              + depthM
              + " m in bins of "
              + binM
              + " m, station offset "
              + stationOffsetM
              + " m");
    }
  }

  @Override
  public Coverage under(RadioLink link) {
    if (shadowing) {
      return draw -> drives(draw, rates(link, shadowingOf(draw, link.pathLoss().environment())));
    }
    LinkRates rates = rates(link, (bin, lineOfSight) -> 0);
    return draw -> drives(draw, rates);
  }

  @Override
  public StreetMap map() {
    return new StreetMap(lap().station(), List.of(lap().corners()));
  }

  @Override
  public List<Way.Driven> ways(TrialDraw draw) {
    List<Position> corners = lap().corners();
    List<Way.Point> points = new ArrayList<>();
    double arcM = 0;
    for (int i = 0; i < corners.size(); i++) {
      arcM += i == 0 ? 0 : corners.get(i - 1).distanceTo(corners.get(i));
      points.add(Way.Point.at(arcM / speed(), corners.get(i)));
    }
    Way way = new Way(lap().lengthM() / speed(), points);
    return phases(draw).mapToObj(phase -> new Way.Driven(way, phase)).toList();
  }

  private List<Drive> drives(TrialDraw draw, LinkRates rates) {
    return phases(draw).mapToObj(rates::drive).toList();
  }

  /** Vehicle m starts order[m] n-ths of a lap after the first. */
  private DoubleStream phases(TrialDraw draw) {
    double lapM = lap().lengthM();
    double firstM = draw.start() * lapM;
    int vehicles = draw.order().size();
    return draw.order().stream()
        .mapToDouble(place -> (firstM + place * lapM / vehicles) % lapM / speed());
  }

  private LinkRates rates(RadioLink link, BinShadowing fading) {
    Lap lap = lap();
    int bins = bins();
    LinkRates.Builder rates = new LinkRates.Builder();
    for (int bin = 0; bin < bins; bin++) {
      double startM = bin * binM;
      double endM = bin + 1 < bins ? (bin + 1) * binM : lap.lengthM();
      double centreM = (startM + endM) / 2;
      boolean lineOfSight = lap.lineOfSight(centreM);
      rates.until(
          endM / speed(),
          link.rates(lap.distanceM(centreM), lineOfSight, fading.db(bin, lineOfSight)));
    }
    return rates.build();
  }

  private BinShadowing shadowingOf(TrialDraw draw, PathLoss.Environment environment) {
    GaussianStream gaussians = new GaussianStream(new SplittableRandom(draw.seed()));
    double[] inSight = fieldDb(environment.shadowing(true), gaussians);
    double[] hidden = fieldDb(environment.shadowing(false), gaussians);
    return (bin, lineOfSight) -> lineOfSight ? inSight[bin] : hidden[bin];
  }

  private double[] fieldDb(PathLoss.Shadowing shadowing, GaussianStream gaussians) {
    // The spacing is the bin, unless the bin does not divide the lap.
    double spacingM = lap().lengthM() / bins();
    double[] field = ShadowField.around(bins(), spacingM, shadowing.decorrelationM(), gaussians);
    for (int bin = 0; bin < field.length; bin++) {
      field[bin] *= shadowing.sigmaDb();
    }
    return field;
  }

  /** The last bin may be shorter; a bin that is only rounding is none. */
  private int bins() {
    return (int) Math.max(1, Math.ceil(lap().lengthM() / binM - 1e-9));
  }

  private Lap lap() {
    return new Lap(losSideM, depthM, stationOffsetM);
  }

  /** m/s. */
  private double speed() {
    return speedKmh / 3.6;
  }
}
