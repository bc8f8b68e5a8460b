package org.splitkd.report.html;

import java.util.LinkedHashSet;
import java.util.Set;
import org.splitkd.api.Setting;
import org.splitkd.plugin.SettingText;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;

/** The report's section on the settings of policies that are plug-ins. */
final class PluginSettings {

  private static final String OWN = "org.splitkd.policy.";

  private PluginSettings() {}

  /**
   * Renders a table of all plug-in settings in the run; empty if every policy is the project's own.
   */
  static String render(Scenario scenario, boolean compared, boolean distilled) {
    Set<MethodSpec> methods = new LinkedHashSet<>();
    if (compared) {
      methods.addAll(scenario.policy().compared());
    }
    if (distilled) {
      methods.add(scenario.distillation().course().decides());
    }
    StringBuilder rows = new StringBuilder();
    methods.stream()
        .filter(method -> !method.factory().getClass().getName().startsWith(OWN))
        .forEach(
            method ->
                method.settings().declared().forEach(setting -> rows.append(row(method, setting))));
    return rows.isEmpty()
        ? ""
        : Html.heading("Settings of plug-ins")
            + Html.longTable(
                "Settings of plug-ins with values, defaults and sources",
                Html.head(4, "Setting", "In this run", "Default", "Source")
                    + "<tbody>\n"
                    + rows
                    + "</tbody>\n");
  }

  private static String row(MethodSpec method, Setting setting) {
    String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
    return "<tr><th scope=\"row\">"
        + Html.text(setting.meaning())
        + " <code>"
        + Html.text("policy.settings." + method.method().label() + "." + setting.key())
        + "</code></th><td>"
        + Html.text(method.settings().shown(setting.key()) + unit)
        + "</td><td>"
        + Html.text(SettingText.standard(setting))
        + "</td><td>"
        + Html.text(setting.source())
        + "</td></tr>\n";
  }
}
