package org.splitkd.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.splitkd.scenario.ExpectedSaving.Quantity;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.Section;

/** Reads {@code claims} and {@code policy.reference}, with which the methods are compared. */
final class ClaimReader {

  private static final String METHODS = "policy.methods";
  private static final String CLAIMS = "claims";
  private static final String REFERENCE = "reference";

  private static final Range AT_LEAST = Range.between(-10, 1);

  private static final List<ExpectedSaving> OF_THE_PAPER =
      List.of(
          paper(Quantity.DELAY, 0.16, "server-only"),
          paper(Quantity.ENERGY, 0.22, "server-only"),
          paper(Quantity.ENERGY, 0.19, "device-only"));

  private final Map<String, Method> compared = new LinkedHashMap<>();

  /**
   * @param compared the compared methods
   */
  ClaimReader(List<MethodSpec> compared) {
    compared.forEach(one -> this.compared.put(one.method().label(), one.method()));
  }

  /**
   * Returns the scenario's claims; if it has none, the paper's claims about the compared methods.
   */
  List<ExpectedSaving> claims(Section root) {
    if (!root.has(CLAIMS)) {
      return OF_THE_PAPER.stream()
          .filter(
              claim ->
                  Stream.of(claim.method(), claim.reference()).allMatch(compared::containsValue))
          .toList();
    }
    Section list = root.list(CLAIMS);
    List<ExpectedSaving> claims = new ArrayList<>();
    for (String index : list.names()) {
      ExpectedSaving claim = claim(list.section(index));
      if (claims.stream().anyMatch(other -> other.text().equals(claim.text()))) {
        throw list.wrong(index, "\"" + claim.text() + "\" is already in the list");
      }
      claims.add(claim);
    }
    return List.copyOf(claims);
  }

  /** Returns the method that all others are compared with, if the scenario names one. */
  Optional<Method> reference(Section policy) {
    return policy.has(REFERENCE)
        ? Optional.of(policy.entry(REFERENCE, METHODS, compared))
        : Optional.empty();
  }

  private ExpectedSaving claim(Section claim) {
    Method method = claim.entry("method", METHODS, compared);
    Method reference = claim.entry(REFERENCE, METHODS, compared);
    if (reference.equals(method)) {
      throw claim.wrong(REFERENCE, "must differ from method");
    }
    return new ExpectedSaving(
        method,
        reference,
        claim.choice("measure", quantities()),
        claim.number("at-least", AT_LEAST),
        claim.has("source") ? claim.text("source") : "the scenario");
  }

  private static Map<String, Quantity> quantities() {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    for (Quantity quantity : Quantity.values()) {
      quantities.put(quantity.label(), quantity);
    }
    return quantities;
  }

  private static ExpectedSaving paper(Quantity quantity, double atLeast, String reference) {
    return new ExpectedSaving(
        new Method("proposed"), new Method(reference), quantity, atLeast, ExpectedSaving.PAPER);
  }
}
