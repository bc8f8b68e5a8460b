package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report's section on assumptions: each with the run's own value and its source. */
final class AssumptionsSection {

  /** At most this many changed keys are listed; the rest are only counted. */
  private static final int LISTED = 12;

  private final ResolvedScenario scenario;

  private AssumptionsSection(ResolvedScenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Renders the section.
   *
   * @param compared whether the run compared methods
   * @param distilled whether the run distilled
   * @param config the resolved scenario
   */
  static String render(boolean compared, boolean distilled, String config) {
    return new AssumptionsSection(ResolvedScenario.of(config)).section(compared, distilled);
  }

  private String section(boolean compared, boolean distilled) {
    List<Assumption> concerned =
        all().stream()
            .filter(one -> one.concerns(scenario, compared, distilled))
            .filter(one -> scenario.value(one.key()).isPresent())
            .toList();
    Map<String, List<Assumption>> groups = new LinkedHashMap<>();
    concerned.forEach(
        one -> groups.computeIfAbsent(one.group(), first -> new ArrayList<>()).add(one));
    StringBuilder table = new StringBuilder(Html.head(3, "Assumption", "In this run", "Source"));
    groups.forEach((name, members) -> table.append(group(name, members)));
    return Html.heading("Assumptions")
        + Html.paragraph(
            "Every value below is the one used in this run. The sources are those of the case"
                + " study; “the paper” is “Split Knowledge Distillation for Large Models in IoT”.")
        + Html.paragraph(changed(concerned))
        + Html.longTable("Assumptions with values and sources", table.toString());
  }

  /**
   * Returns all assumptions; devices that only the scenario defines follow those of the catalogue.
   */
  private List<Assumption> all() {
    List<Assumption> all = new ArrayList<>(AssumptionList.ALL);
    for (String device : scenario.devices()) {
      if (all.stream().noneMatch(one -> one.key().equals(device))) {
        int last = all.size();
        while (!all.get(last - 1).key().startsWith("devices.")) {
          last--;
        }
        all.add(last, Assumption.ofOwnDevice(all.get(last - 1).group(), device));
      }
    }
    return all;
  }

  private String changed(List<Assumption> concerned) {
    List<String> keys = concerned.stream().filter(this::isChanged).map(Assumption::key).toList();
    if (keys.isEmpty()) {
      return "All values are those of the case study.";
    }
    int more = keys.size() - LISTED;
    return "Changed from the case study: "
        + keys.stream().limit(LISTED).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more." : ".");
  }

  private String group(String name, List<Assumption> members) {
    StringBuilder rows = new StringBuilder("<tbody>\n").append(Html.group(name, 3));
    members.forEach(member -> rows.append(row(member)));
    return rows.append("</tbody>\n").toString();
  }

  private String row(Assumption one) {
    boolean changed = isChanged(one);
    return (changed ? "<tr class=\"changed\">" : "<tr>")
        + "<th scope=\"row\">"
        + Html.text(one.words())
        + " <code>"
        + Html.text(one.key())
        + "</code></th><td>"
        + Html.text(value(one))
        + "</td><td>"
        + Html.text(changed ? "set for this run; case study: " + one.usual() : one.source())
        + "</td></tr>\n";
  }

  private String value(Assumption one) {
    return scenario.value(one.key()).orElse("");
  }

  /**
   * Returns whether the value differs from the case study's. All values of another GPU count as
   * changed, because the case study's sources do not cover them.
   */
  private boolean isChanged(Assumption one) {
    return !value(one).equals(one.usual())
        || (one.key().startsWith("server.") && !scenario.meets("server.device=rtx-4090"));
  }
}
