package org.example.embed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.ShippedScenarios;
import org.splitkd.system.ComparisonSystem;

/** The case study's comparison, called from Java: no file is written, the results are records. */
public final class Embedded {

  private Embedded() {}

  /**
   * Returns the mean energy of a round by method, J, under the channel quality {@code normal}.
   *
   * @param sets overrides of the case study, {@code key=value}
   */
  public static Map<String, Double> joulesByMethod(List<String> sets) {
    Scenario scenario = ScenarioFile.load(ShippedScenarios.caseStudy(), sets).scenario();
    List<CellResult> cells = ComparisonSystem.run(scenario, 2, done -> {});
    return cells.stream()
        .filter(cell -> cell.id().channel().equals("normal"))
        .collect(
            Collectors.groupingBy(
                cell -> cell.id().method().label(),
                TreeMap::new,
                Collectors.averagingDouble(
                    cell ->
                        cell.round().sessions().stream()
                            .mapToDouble(CommittedSession::joules)
                            .sum())));
  }

  public static void main(String[] args) {
    joulesByMethod(List.of(args))
        .forEach((method, joules) -> System.out.printf("%-12s %8.1f J%n", method, joules));
  }
}
