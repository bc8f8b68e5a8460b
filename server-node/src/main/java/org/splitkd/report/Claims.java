package org.splitkd.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.splitkd.policy.Policies;
import org.splitkd.scenario.Method;

/** What the paper claims of the proposed method, in every channel. */
final class Claims {

  /** The part of the wording by which a claim about delay is known. */
  private static final String DELAY = "delay";

  private record Expected(
      String quantity, int percent, Method reference, ToDoubleFunction<MethodSummary> mean) {

    String text() {
      return quantity + " of " + Policies.PROPOSED.label() + " below " + reference.label();
    }
  }

  private static final List<Expected> PAPER =
      List.of(
          new Expected(DELAY, 16, Policies.SERVER_ONLY, method -> method.delaySeconds().mean()),
          new Expected("energy", 22, Policies.SERVER_ONLY, method -> method.joules().mean()),
          new Expected("energy", 19, Policies.DEVICE_ONLY, method -> method.joules().mean()));

  private Claims() {}

  /** By claim, then channel; only those whose methods were both run. */
  static List<Claim> of(List<ChannelSummary> channels) {
    return PAPER.stream()
        .flatMap(expected -> channels.stream().flatMap(channel -> check(expected, channel)))
        .toList();
  }

  static boolean aboutDelay(Claim claim) {
    return claim.text().startsWith(DELAY);
  }

  private static Stream<Claim> check(Expected expected, ChannelSummary channel) {
    return channel.method(Policies.PROPOSED).stream()
        .flatMap(
            proposed ->
                channel.method(expected.reference()).stream()
                    .map(
                        reference ->
                            Claim.of(
                                expected.text(),
                                channel.name(),
                                expected.percent(),
                                expected.mean().applyAsDouble(proposed),
                                expected.mean().applyAsDouble(reference))));
  }
}
