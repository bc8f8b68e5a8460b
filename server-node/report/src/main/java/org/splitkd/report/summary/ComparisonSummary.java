package org.splitkd.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.policy.Policies;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Channel;

/**
 * The results of a comparison, in the order of its scenario.
 *
 * @param claims checks of the claims whose methods were run
 * @param memory sessions that do not fit memory
 */
public record ComparisonSummary(
    Scenario scenario,
    List<ChannelSummary> channels,
    List<Claim> claims,
    List<MemoryShortfall> memory) {

  private static final Set<String> FIXED =
      Set.of(Policies.SERVER_ONLY.label(), Policies.DEVICE_ONLY.label());

  private record Key(String channel, Method method) {}

  public ComparisonSummary {
    channels = List.copyOf(channels);
    claims = List.copyOf(claims);
    memory = List.copyOf(memory);
  }

  /** Summarises the cells of a comparison. */
  public static ComparisonSummary of(Scenario scenario, List<CellResult> cells) {
    Map<Key, List<RoundResult>> rounds = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      Key key = new Key(cell.id().channel(), cell.id().method());
      rounds.computeIfAbsent(key, first -> new ArrayList<>()).add(cell.round());
    }
    List<ChannelSummary> channels =
        scenario.channels().stream().map(channel -> summary(scenario, channel, rounds)).toList();
    return new ComparisonSummary(
        scenario,
        channels,
        Claims.of(scenario.policy().claims(), channels),
        MemoryCheck.shortfalls(scenario, channels));
  }

  /** The methods that were run, in the order of the scenario. */
  public List<Method> methods() {
    return scenario.policy().methods().stream()
        .filter(method -> channels.stream().anyMatch(channel -> channel.method(method).isPresent()))
        .toList();
  }

  /** The quantities and references that methods are compared with, in the order of the reports. */
  public List<Versus> versus() {
    return Versus.of(scenario.policy());
  }

  /**
   * The methods that decide cut and frequency session by session; the others always take the same
   * cut and the highest frequency.
   */
  public List<Method> deciding() {
    return scenario.policy().compared().stream()
        .filter(method -> !FIXED.contains(method.policy()))
        .map(MethodSpec::method)
        .filter(methods()::contains)
        .toList();
  }

  /** The number of aborted sessions over all cells. */
  public int abortedSessions() {
    return channels.stream()
        .flatMap(channel -> channel.methods().stream())
        .mapToInt(MethodSummary::abortedSessions)
        .sum();
  }

  private static ChannelSummary summary(
      Scenario scenario, Channel channel, Map<Key, List<RoundResult>> rounds) {
    List<MethodSummary> methods = new ArrayList<>();
    for (Method method : scenario.policy().methods()) {
      List<RoundResult> ofMethod = rounds.getOrDefault(new Key(channel.name(), method), List.of());
      if (!ofMethod.isEmpty()) {
        methods.add(MethodSummary.of(method, scenario.fleet(), ofMethod));
      }
    }
    return new ChannelSummary(channel.name(), methods);
  }
}
