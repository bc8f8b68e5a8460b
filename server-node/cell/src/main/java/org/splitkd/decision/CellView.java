package org.splitkd.decision;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Way;
import org.splitkd.api.policy.Charge;
import org.splitkd.api.policy.Forecast;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.api.radio.Rates;
import org.splitkd.fault.NamedStream;
import org.splitkd.hardware.Device;
import org.splitkd.model.CutLayer;
import org.splitkd.time.EmulatedInstant;

/** A moment of a cell, as its policy sees it. */
final class CellView implements RoundView {

  /** Separates these streams from all others drawn from the run's seed: "policy". */
  private static final long POLICY = 0x706f6c696379L;

  private final CellSite site;
  private final PolicyContext context;
  private final Moment moment;
  private final int group;
  private final List<SessionResult> results;
  private @Nullable SplittableRandom random;

  /**
   * @param group index of the moment's candidates that the policy is asked about
   */
  CellView(
      CellSite site, PolicyContext context, Moment moment, int group, List<SessionResult> results) {
    this.site = site;
    this.context = context;
    this.moment = moment;
    this.group = group;
    this.results = results;
  }

  @Override
  public int round() {
    return moment.round();
  }

  @Override
  public EmulatedInstant now() {
    return moment.now();
  }

  @Override
  public List<Integer> candidates() {
    return moment.candidates().get(group);
  }

  @Override
  public List<Integer> served() {
    return moment.served();
  }

  @Override
  public Rates rates(int vehicle) {
    return moment.rates().get(vehicle);
  }

  @Override
  public Optional<Forecast> forecast() {
    return site.scenario().policy().forecast()
        ? Optional.of(new DriveForecast(site))
        : Optional.empty();
  }

  @Override
  public Optional<Position> position(int vehicle) {
    List<Way.Driven> ways = site.ways().get();
    return ways.isEmpty() ? Optional.empty() : Whereabouts.of(ways.get(vehicle), moment.now());
  }

  @Override
  public Optional<Charge> battery(int vehicle) {
    Device device = site.scenario().fleet().get(vehicle);
    return Double.isInfinite(device.batteryJoules())
        ? Optional.empty()
        : Optional.of(
            new Charge(
                device.batteryJoules(), Math.max(0, device.startJoules() - drawnJoules(vehicle))));
  }

  @Override
  public double drawnJoules(int vehicle) {
    return moment.drawn().get(vehicle);
  }

  @Override
  public boolean fitsMemory(int vehicle, CutLayer cut) {
    return site.costs().fitsMemory(vehicle, cut);
  }

  @Override
  public Prediction predict(int vehicle, CutLayer cut, double ghz, Rates rates) {
    return site.costs().predict(vehicle, cut, ghz, rates);
  }

  @Override
  public double limitSeconds(int vehicle) {
    return context.limitSeconds(vehicle, rates(vehicle));
  }

  @Override
  public List<SessionResult> results() {
    return results;
  }

  @Override
  public SplittableRandom random() {
    if (random == null) {
      random =
          NamedStream.of(
              context.seed() ^ POLICY,
              site.trial(),
              moment.round(),
              moment.order(),
              group,
              Double.doubleToLongBits(moment.now().seconds()));
    }
    return random;
  }
}
