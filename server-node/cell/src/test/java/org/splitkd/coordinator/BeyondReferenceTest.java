package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.CaseStudy;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.comparison.CellCatalogue;
import org.splitkd.comparison.CellResult;
import org.splitkd.hardware.Device;
import org.splitkd.policy.Bounds;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.ComparisonSystem;

/**
 * Checks levers, methods and bounds, through the actors, against an independent implementation
 * ({@code src/test/reference/beyond.py}), which was written without reading this one.
 */
@Tag("slow")
class BeyondReferenceTest {

  private static final double RELATIVE = 1e-6;
  private static final int BEAM = 4096;
  private static final double NEARLY_EMPTY = 0.02;
  private static final String ORACLE = "oracle";

  /** The reference covers more than there is: keys and methods that exist here. */
  private static final Set<String> KEYS =
      Set.of(
          "fleet.battery-wh",
          "fleet.charge",
          "fleet.counts",
          "levers.soft-labels",
          "levers.soft-label-bits",
          "levers.token-codes",
          "levers.teacher-precision",
          "levers.fp8-speedup",
          "levers.round",
          "levers.idle-clock",
          "mobility.speed-kmh",
          "models.preset",
          "policy.accounting",
          "policy.beam",
          "policy.below-reserve",
          "policy.beta",
          "policy.card-weight",
          "policy.count-base-station",
          "policy.delay-price",
          "policy.neurosurgeon",
          "policy.order-decision",
          "policy.reserve",
          "policy.respect-memory",
          "policy.selection",
          "radio.extra-loss-db",
          "run.seed",
          "run.trials",
          "server.f-floor-ghz",
          "server.f-min-ghz",
          "server.p-hold-w",
          "workload.activation-bits",
          "workload.batch-size",
          "workload.batches-per-epoch",
          "workload.gradient-bits",
          "workload.local-epochs",
          "workload.lora-rank",
          "workload.schedule",
          "workload.sequence-length",
          "workload.training");

  private static final List<String> ENTRIES =
      List.of(
          "device=agx-orin-64gb,f-ghz=1.30",
          "device=agx-orin-64gb,f-ghz=1.00",
          "device=orin-nx-16gb,f-ghz=0.91",
          "device=orin-nx-8gb,f-ghz=0.76",
          "device=agx-xavier-32gb,f-ghz=1.20");

  private static final Set<String> METHODS =
      Set.of(
          "server-only",
          "device-only",
          "proposed",
          "battery-aware",
          "delay-price",
          "card",
          "neurosurgeon",
          "random",
          "greedy-delay",
          "exact-order");

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldEqualTheReference(List<String> sets, JsonNode expected) {
    List<String> methods = new ArrayList<>();
    expected.get("good").fieldNames().forEachRemaining(methods::add);
    boolean bounds = methods.contains(ORACLE);
    methods.retainAll(METHODS);
    List<String> all = new ArrayList<>(sets);
    all.removeIf(set -> set.startsWith("fleet."));
    all.add("fleet=" + fleet(sets));
    all.add("policy.methods=" + methods);
    Scenario scenario = CaseStudy.with(all.toArray(String[]::new));

    List<CellResult> cells = ComparisonSystem.run(scenario, 2, done -> {});

    for (var channel : expected.properties()) {
      for (String method : methods) {
        List<CellResult> selected = select(cells, channel.getKey(), method);
        JsonNode means = channel.getValue().get(method);
        if (means.path("min_soc").asDouble(1) < NEARLY_EMPTY) {
          continue; // the reference goes on with an empty battery
        }
        assertMean(means.get("delay_s"), selected, cell -> cell.round().delaySeconds());
        assertMean(means.get("energy_j"), selected, cell -> cell.round().joules());
        if (means.has("min_soc")) {
          assertMean(means.get("min_soc"), selected, cell -> leastCharge(scenario, cell));
          assertMean(means.get("skipped"), selected, BeyondReferenceTest::skipped);
        }
      }
      if (bounds) {
        assertBounds(
            sets, channel.getValue().get(ORACLE), scenario, channel.getKey(), methods.get(0));
      }
    }
  }

  @Test
  void shouldHaveCases() throws IOException {
    assertTrue(cases().count() >= 24);
  }

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = BeyondReferenceTest.class.getResourceAsStream("/reference/beyond.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false)
          .filter(BeyondReferenceTest::exists)
          .map(one -> Arguments.of(sets(one), one.get("channels")));
    }
  }

  private static boolean exists(JsonNode one) {
    return sets(one).stream().map(set -> set.replaceFirst("=.*", "")).allMatch(KEYS::contains)
        && METHODS.stream().anyMatch(one.get("channels").get("good")::has);
  }

  /** The default fleet with the batteries, charges and counts of a case, vehicle by vehicle. */
  private static String fleet(List<String> sets) {
    List<String> counts = listed(sets, "fleet.counts");
    List<String> boards = new ArrayList<>();
    for (int entry = 0; entry < ENTRIES.size(); entry++) {
      int count = counts.isEmpty() ? 2 : Integer.parseInt(counts.get(entry));
      boards.addAll(Collections.nCopies(count, ENTRIES.get(entry)));
    }
    List<String> batteries = listed(sets, "fleet.battery-wh");
    List<String> charges = listed(sets, "fleet.charge");
    List<String> vehicles = new ArrayList<>();
    for (int vehicle = 0; vehicle < boards.size(); vehicle++) {
      String battery = of(batteries, vehicle);
      String charge = of(charges, vehicle);
      vehicles.add(
          "{"
              + boards.get(vehicle)
              + (battery.isEmpty() ? "" : ",battery-wh=" + battery)
              + (battery.isEmpty() || charge.isEmpty() ? "" : ",charge=" + charge)
              + "}");
    }
    return vehicles.toString();
  }

  /** The value of a key, as a list; a single value is a list of one. */
  private static List<String> listed(List<String> sets, String key) {
    return sets.stream()
        .filter(set -> set.startsWith(key + "="))
        .flatMap(set -> Stream.of(set.replaceAll(".*=|[\\[\\] ]", "").split(",")))
        .toList();
  }

  /** The value of a vehicle; one value is for all of them, null is none. */
  private static String of(List<String> values, int vehicle) {
    String value = values.isEmpty() ? "" : values.size() == 1 ? values.get(0) : values.get(vehicle);
    return value.equals("null") ? "" : value;
  }

  private static double leastCharge(Scenario scenario, CellResult cell) {
    double least = 1;
    for (int vehicle = 0; vehicle < scenario.fleet().size(); vehicle++) {
      Device device = scenario.fleet().get(vehicle);
      if (!Double.isInfinite(device.batteryJoules())) {
        int of = vehicle;
        double drawn =
            cell.round().sessions().stream()
                .filter(session -> session.vehicle() == of)
                .mapToDouble(session -> session.charge().energy().vehicleJoules())
                .sum();
        least = Math.min(least, (device.startJoules() - drawn) / device.batteryJoules());
      }
    }
    return least;
  }

  private static double skipped(CellResult cell) {
    return cell.round().aborted().stream()
        .filter(session -> session.kind() == AbortKind.PASSED_OVER)
        .count();
  }

  private static List<String> sets(JsonNode one) {
    return StreamSupport.stream(one.get("set").spliterator(), false).map(JsonNode::asText).toList();
  }

  private static void assertBounds(
      List<String> sets, JsonNode expected, Scenario scenario, String channel, String method) {
    int beam =
        sets.stream()
            .filter(set -> set.startsWith("policy.beam="))
            .map(set -> Integer.parseInt(set.replaceFirst(".*=", "")))
            .findFirst()
            .orElse(BEAM);
    CellCatalogue cells = new CellCatalogue(scenario);
    List<Bounds> bounds =
        IntStream.range(0, cells.size())
            .filter(cell -> cells.id(cell).channel().equals(channel))
            .filter(cell -> cells.id(cell).method().label().equals(method))
            .mapToObj(cell -> Bounds.of(scenario, cells.setting(cell).drives(), beam))
            .toList();
    assertNear(expected.get("delay_s"), mean(bounds, Bounds::delaySeconds));
    assertNear(expected.get("energy_j"), mean(bounds, Bounds::joules));
  }

  private static List<CellResult> select(List<CellResult> cells, String channel, String method) {
    return cells.stream()
        .filter(cell -> cell.id().channel().equals(channel))
        .filter(cell -> cell.id().method().label().equals(method))
        .toList();
  }

  private static void assertMean(
      JsonNode expected, List<CellResult> cells, ToDoubleFunction<CellResult> figure) {
    assertNear(expected, mean(cells, figure));
  }

  private static void assertNear(JsonNode expected, double actual) {
    assertEquals(expected.asDouble(), actual, expected.asDouble() * RELATIVE);
  }

  private static <T> double mean(List<T> all, ToDoubleFunction<T> figure) {
    return all.stream().mapToDouble(figure).average().orElseThrow();
  }
}
