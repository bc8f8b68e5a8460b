package org.splitkd.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.splitkd.policy.Policies;
import org.splitkd.report.Headline.KeyFigure;
import org.splitkd.scenario.Method;

/** What a comparison came to: whether the paper's claims hold, and by how much at the least. */
final class ComparisonHeadline {

  /** As many missed claims are listed; of more only the number. */
  private static final int LISTED = 3;

  private ComparisonHeadline() {}

  static Headline of(ComparisonSummary summary) {
    Map<String, List<Claim>> byText = new LinkedHashMap<>();
    summary
        .claims()
        .forEach(claim -> byText.computeIfAbsent(claim.text(), t -> new ArrayList<>()).add(claim));
    List<String> sentences = new ArrayList<>();
    sentences.add(byText.isEmpty() ? nothingToCheck(summary) : checked(summary.claims()));
    if (HonestReading.of(summary).isPresent() && summary.claims().stream().anyMatch(Claim::holds)) {
      sentences.add("Read below where a gain in delay comes from before building on it.");
    }
    int unserved =
        summary.channels().stream()
            .flatMap(channel -> channel.methods().stream())
            .mapToInt(MethodSummary::unserved)
            .sum();
    if (unserved > 0) {
      sentences.add(
          Numbers.count(unserved, "turn")
              + " of a vehicle ended without a completed session, so some means are too small.");
    }
    return new Headline(sentences, byText.values().stream().map(ComparisonHeadline::tile).toList());
  }

  private static String nothingToCheck(ComparisonSummary summary) {
    String methods =
        summary.methods().stream().map(Method::label).collect(Collectors.joining(", "));
    return "Only these methods were run: "
        + methods
        + "; that leaves nothing to hold against the paper.";
  }

  private static String checked(List<Claim> claims) {
    List<Claim> missed = claims.stream().filter(claim -> !claim.holds()).toList();
    if (missed.isEmpty()) {
      return "The paper’s claims hold in this run: in every channel the proposed method saves at"
          + " least what the paper says.";
    }
    int more = missed.size() - LISTED;
    return (claims.size() - missed.size())
        + " of "
        + claims.size()
        + " checks of the paper’s claims hold in this run. Not held: "
        + missed.stream()
            .limit(LISTED)
            .map(ComparisonHeadline::words)
            .collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more." : ".");
  }

  private static String words(Claim claim) {
    return claim.text()
        + ", "
        + claim.channel()
        + " ("
        + change(claim.measured())
        + ", the paper "
        + paper(claim)
        + ")";
  }

  /** The least saving over all channels; none measured counts as the least. */
  private static KeyFigure tile(List<Claim> claims) {
    Claim worst = claims.get(0);
    for (Claim claim : claims) {
      boolean less = Double.isNaN(claim.measured()) || claim.measured() < worst.measured();
      worst = less && !Double.isNaN(worst.measured()) ? claim : worst;
    }
    long held = claims.stream().filter(Claim::holds).count();
    return new KeyFigure(
        worst.text().replace(" of " + Policies.PROPOSED.label() + " below ", " against "),
        change(worst.measured()),
        "at worst, in channel "
            + worst.channel()
            + "; the paper: "
            + paper(worst)
            + "; holds in "
            + held
            + " of "
            + Numbers.count(claims.size(), "channel"),
        held == claims.size());
  }

  private static String paper(Claim claim) {
    return "−" + Numbers.fixed(100 * claim.paper(), 0) + " %";
  }

  private static String change(double saving) {
    return Numbers.change(1 - saving, 1);
  }
}
