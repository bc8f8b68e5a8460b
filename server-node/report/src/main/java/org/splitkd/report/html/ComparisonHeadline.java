package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.splitkd.report.html.Headline.KeyFigure;
import org.splitkd.report.summary.Claim;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.MethodSummary;
import org.splitkd.report.words.ClaimWords;
import org.splitkd.report.words.HonestReading;
import org.splitkd.report.words.Numbers;
import org.splitkd.scenario.ExpectedSaving;
import org.splitkd.scenario.Method;

/** The outcome of a comparison: whether the paper's claims hold, and the least saving. */
final class ComparisonHeadline {

  /** At most this many missed claims are listed; the rest are only counted. */
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
      sentences.add("Before relying on a gain in delay, read below where it comes from.");
    }
    int unserved =
        summary.channels().stream()
            .flatMap(channel -> channel.methods().stream())
            .mapToInt(MethodSummary::unserved)
            .sum();
    if (unserved > 0) {
      sentences.add(
          Numbers.count(unserved, "vehicle turn")
              + " ended without a completed session, so some means are too small.");
    }
    return new Headline(
        sentences,
        byText.values().stream()
            .map(claims -> tile(claims, aboutOneMethod(summary.claims())))
            .toList());
  }

  private static String nothingToCheck(ComparisonSummary summary) {
    List<String> methods = summary.methods().stream().map(Method::label).toList();
    return "This run compared " + Numbers.and(methods) + "; it had no claim about them to check.";
  }

  private static String checked(List<Claim> claims) {
    boolean ofPaper = ClaimWords.ofPaper(claims);
    List<Claim> missed = claims.stream().filter(claim -> !claim.holds()).toList();
    if (missed.isEmpty()) {
      return ofPaper
          ? "The paper’s claims hold in this run: in every channel the proposed method saves at"
              + " least what the paper says."
          : "All claims hold in this run, in every channel.";
    }
    int more = missed.size() - LISTED;
    return (claims.size() - missed.size())
        + " of "
        + claims.size()
        + (ofPaper ? " checks of the paper’s claims" : " checks of claims")
        + " hold in this run. Failed: "
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
        + ", "
        + claim.expected().source()
        + " "
        + claimed(claim)
        + ")";
  }

  /**
   * Returns the tile of the least saving over all channels; a saving that was not measured counts
   * as the least.
   */
  private static KeyFigure tile(List<Claim> claims, boolean oneMethod) {
    Claim worst = claims.get(0);
    for (Claim claim : claims) {
      boolean less = Double.isNaN(claim.measured()) || claim.measured() < worst.measured();
      worst = less && !Double.isNaN(worst.measured()) ? claim : worst;
    }
    long held = claims.stream().filter(Claim::holds).count();
    ExpectedSaving expected = worst.expected();
    return new KeyFigure(
        expected.quantity().words()
            + (oneMethod ? "" : " of " + expected.method().label())
            + " vs "
            + expected.reference().label(),
        change(worst.measured()),
        "at worst, in channel "
            + worst.channel()
            + "; "
            + expected.source()
            + ": "
            + claimed(worst)
            + "; holds in "
            + held
            + " of "
            + Numbers.count(claims.size(), "channel"),
        held == claims.size());
  }

  private static boolean aboutOneMethod(List<Claim> claims) {
    return claims.stream().map(claim -> claim.expected().method()).distinct().count() == 1;
  }

  private static String claimed(Claim claim) {
    String percent = ClaimWords.atLeast(claim);
    return percent.startsWith("-") ? "+" + percent.substring(1) : "−" + percent;
  }

  private static String change(double saving) {
    return Numbers.change(1 - saving, 1);
  }
}
