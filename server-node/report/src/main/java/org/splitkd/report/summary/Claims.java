package org.splitkd.report.summary;

import java.util.List;
import java.util.stream.Stream;
import org.splitkd.scenario.ExpectedSaving;
import org.splitkd.scenario.ExpectedSaving.Quantity;

/** The checks of a scenario's claims about its methods against the measurements. */
final class Claims {

  private Claims() {}

  /** Returns the checks by claim, then channel; only claims whose methods were both run. */
  static List<Claim> of(List<ExpectedSaving> claims, List<ChannelSummary> channels) {
    return claims.stream()
        .flatMap(expected -> channels.stream().flatMap(channel -> check(expected, channel)))
        .toList();
  }

  private static Stream<Claim> check(ExpectedSaving expected, ChannelSummary channel) {
    Quantity quantity = expected.quantity();
    return channel.method(expected.method()).stream()
        .flatMap(
            method ->
                channel.method(expected.reference()).stream()
                    .map(
                        reference ->
                            Claim.of(
                                expected,
                                channel.name(),
                                method.mean(quantity),
                                reference.mean(quantity))));
  }
}
