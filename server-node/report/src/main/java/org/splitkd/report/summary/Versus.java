package org.splitkd.report.summary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.splitkd.scenario.ExpectedSaving;
import org.splitkd.scenario.ExpectedSaving.Quantity;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.Scenario.PolicySettings;

/** A comparison between methods: how much less of a quantity they need than a reference. */
public record Versus(Quantity quantity, Method reference) {

  /**
   * Returns the comparisons of a scenario's methods: delay and energy with the reference that it
   * names, then the quantities and references of its claims; without both, delay and energy with
   * the first method.
   */
  static List<Versus> of(PolicySettings settings) {
    List<Method> methods = settings.methods();
    if (methods.size() < 2) {
      return List.of();
    }
    Set<Versus> all = new LinkedHashSet<>();
    settings.reference().ifPresent(named -> all.addAll(delayAndEnergy(named)));
    for (ExpectedSaving claim : settings.claims()) {
      all.add(new Versus(claim.quantity(), claim.reference()));
    }
    return List.copyOf(all.isEmpty() ? delayAndEnergy(methods.get(0)) : all);
  }

  private static List<Versus> delayAndEnergy(Method reference) {
    return List.of(new Versus(Quantity.DELAY, reference), new Versus(Quantity.ENERGY, reference));
  }
}
