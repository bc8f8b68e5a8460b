package org.splitkd.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.api.policy.CostModel;
import org.splitkd.model.CutLayer;

/** The cuts that a policy may choose for a vehicle. */
final class FeasibleCuts {

  private static final CutLayer SHALLOWEST = new CutLayer(1);

  private FeasibleCuts() {}

  /**
   * Returns the cuts, shallowest first.
   *
   * @param respectMemory only those that fit the device's memory; cut 1 if none does
   */
  static List<CutLayer> of(CostModel costs, int vehicle, CutLayer deepest, boolean respectMemory) {
    List<CutLayer> fitting =
        IntStream.rangeClosed(1, deepest.index())
            .mapToObj(CutLayer::new)
            .filter(cut -> !respectMemory || costs.fitsMemory(vehicle, cut))
            .toList();
    return fitting.isEmpty() ? List.of(SHALLOWEST) : fitting;
  }
}
