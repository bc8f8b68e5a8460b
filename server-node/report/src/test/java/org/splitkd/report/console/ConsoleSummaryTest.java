package org.splitkd.report.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splitkd.cost.Schedule;
import org.splitkd.policy.Policies;
import org.splitkd.report.Fixture;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.scenario.Scenario.Selection;

class ConsoleSummaryTest {

  private static final String READING = "beat server-only's delay";

  @Test
  void shouldAlignTheTables() {
    List<String> lines = ConsoleSummary.render(Fixture.summary()).lines().toList();

    assertEquals(
        List.of(
            "fixture: rounds of 2 vehicles, means over 2 trials, seed 7; time by part in s",
            "",
            "channel  method       delay s  energy kJ  device  uplink  server  downlink  waiting",
            "good     server-only     25.0       2.00     2.0    13.0     6.0       4.0      0.0",
            "         device-only     50.0       1.90    30.0    10.0     6.0       4.0      0.0",
            "         proposed        21.0       1.56     2.0     6.0     6.0       4.0      3.0",
            "poor     server-only    100.0       4.00     4.0    80.0     8.0       8.0      0.0",
            "         device-only    120.0       3.00    60.0    44.0     8.0       8.0      0.0",
            "         proposed        67.5       1.80     4.5    51.0     6.0       6.0      0.0",
            "",
            "claim of the paper                    channel  at least  measured  holds",
            "delay of proposed below server-only   good         16 %    16.0 %    yes",
            "                                      poor         16 %    32.5 %    yes",
            "energy of proposed below server-only  good         22 %    22.0 %    yes",
            "                                      poor         22 %    55.0 %    yes",
            "energy of proposed below device-only  good         19 %    17.9 %     NO",
            "                                      poor         19 %    40.0 %    yes",
            ""),
        lines.subList(0, 18));
  }

  @Test
  void shouldSayWhereADelayGainComesFrom() {
    String greedy = flat(Fixture.DEFAULT);
    assertTrue(greedy.contains(READING));
    assertTrue(greedy.contains("(policy.selection = index shows it)"));

    String index = flat(Fixture.DEFAULT.with(Selection.INDEX));
    assertTrue(index.contains(READING));
    assertTrue(
        index.contains("server-only and proposed serve the vehicles in the same order here"));
    assertFalse(index.contains("shows it"));
  }

  @Test
  void shouldNotSayWhatWouldNotBeTrue() {
    assertFalse(flat(Fixture.DEFAULT.with(Schedule.OVERLAPPED)).contains(READING));
    assertFalse(flat(Fixture.DEFAULT.withFleetGhz(20)).contains(READING), "devices are faster");
    assertFalse(
        flat(Fixture.DEFAULT.withMethods(Policies.DEVICE_ONLY, Policies.PROPOSED))
            .contains(READING));
  }

  @Test
  void shouldSayWhatDoesNotFitAndWhatDidNotComplete() {
    String text = flat(Fixture.DEFAULT);

    assertTrue(
        text.contains(
            "Memory: device-only does not fit orin-nx (vehicle 2): cut 11 needs 6.95 GiB of 6.50"
                + " GiB (4 sessions)."));
    assertTrue(text.contains("1 session aborted: the wasted time and energy are part"));
    assertTrue(text.contains("(poor proposed 1, 0.0 s and 0.00 kJ a round)."));
    assertTrue(
        flat(Fixture.DEFAULT.withMethods(Policies.SERVER_ONLY))
            .contains("Memory: every cut that was used fits"));
  }

  @ParameterizedTest
  @EnumSource(Selection.class)
  void shouldFitAHundredColumns(Selection selection) {
    String longName = "a channel with a name that is much longer than it should be, really";
    ComparisonSummary summary =
        Fixture.DEFAULT.with(selection).withChannels(longName, "poor").summarised();

    String text = ConsoleSummary.render(summary);

    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    assertTrue(text.chars().allMatch(c -> c < 128), "plain ASCII");
    assertTrue(text.endsWith("\n"));
  }

  /** The text without line breaks. */
  private static String flat(Fixture fixture) {
    return ConsoleSummary.render(fixture.summarised()).replaceAll("\\s+", " ");
  }
}
