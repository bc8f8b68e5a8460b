package org.splitkd.policy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.api.policy.Weighed;

/**
 * The cut of least delay or of least energy at the device, for every vehicle in index order at the
 * GPU's highest clock.
 *
 * @see <a href="https://doi.org/10.1145/3037697.3037698">Kang et al., Neurosurgeon, ASPLOS 2017,
 *     who choose a cut per request</a>
 */
public final class Neurosurgeon implements PolicyFactory {

  private static final String ENERGY = "energy";

  private static final Setting TARGET =
      Setting.choice(
              "neurosurgeon",
              "what is least: latency, the predicted delay, or energy, that of the device",
              "latency",
              ENERGY)
          .elseFrom("policy.neurosurgeon")
          .defaultsTo("latency");

  @Override
  public String name() {
    return "neurosurgeon";
  }

  @Override
  public String summary() {
    return "Every vehicle in index order with the cut of least delay, or of least energy at the"
        + " device, at the GPU's highest clock.";
  }

  @Override
  public List<Setting> settings() {
    return LineSettings.with(TARGET);
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    LineSettings line = new LineSettings(settings, context);
    boolean energy = settings.text(TARGET.key()).equals(ENERGY);
    ToDoubleFunction<Weighed> measure =
        energy
            ? option -> deviceJoules(context, option)
            : option -> option.predicted().delaySeconds();
    return line.line(
        vehicle ->
            new LeastOf(
                context,
                vehicle,
                line.cuts(vehicle),
                (cut, rates) -> context.clocks().maxGhz(),
                measure),
        false,
        "The next vehicle by index, with the cut of least "
            + (energy ? "energy at the device" : "delay")
            + " at the highest clock.");
  }

  private static double deviceJoules(PolicyContext context, Weighed option) {
    EnergyParts energy =
        context.costs().energy(option.vehicle(), option.cut(), option.ghz(), option.rates());
    return energy.device() + energy.transmit() + energy.receive();
  }
}
