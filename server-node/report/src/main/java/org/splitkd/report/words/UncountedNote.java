package org.splitkd.report.words;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.splitkd.api.cost.Accounting;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.EnergyPart;

/** A note on the parts of the energy that are recorded but do not count. */
public final class UncountedNote {

  private UncountedNote() {}

  /** A sentence for a comparison; none if everything counts. */
  public static List<String> of(ComparisonSummary summary) {
    return of(
        summary.scenario().policy().accounting(),
        UncountedNote::name,
        "; the amounts are in summary.json (parts_j).");
  }

  /** A sentence for a distillation; none if everything counts. */
  public static List<String> of(DistillationSummary summary) {
    return of(
        summary.scenario().policy().accounting(),
        part ->
            name(part) + " " + Numbers.kilojoules(part.joules(summary.ledger().energy())) + " kJ",
        ".");
  }

  private static List<String> of(
      Accounting accounting, Function<EnergyPart, String> words, String end) {
    List<EnergyPart> uncounted = EnergyPart.uncounted(accounting);
    if (uncounted.isEmpty()) {
      return List.of();
    }
    return List.of(
        "Recorded, but not counted (policy.accounting = "
            + (accounting.waiting() ? "full" : "active")
            + ", policy.count-base-station = "
            + accounting.baseStation()
            + "): "
            + uncounted.stream().map(words).collect(Collectors.joining(", "))
            + end);
  }

  private static String name(EnergyPart part) {
    return part.label().toLowerCase(Locale.ROOT);
  }
}
