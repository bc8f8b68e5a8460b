package org.splitkd.scenario;

import org.splitkd.scenario.Scenario.PolicySettings;
import org.splitkd.scenario.Scenario.Selection;

/**
 * The settings of the policy {@code proposed}.
 *
 * @param beta the delay limit of a session, relative to cut 1 at f_max
 * @param respectMemory whether it keeps to cuts that fit the device's memory
 * @param waitSeconds how long it waits when no vehicle is in coverage
 */
public record ProposedSettings(
    double beta, Selection selection, boolean respectMemory, double waitSeconds) {

  /**
   * Of a method: its own settings over those of the scenario.
   *
   * @throws ScenarioException if one of its settings is wrong or unknown
   */
  public static ProposedSettings of(MethodSpec method, PolicySettings usual) {
    Section own = method.section();
    ProposedSettings settings =
        new ProposedSettings(
            own.has("beta") ? own.number("beta", SettingsReader.BETA) : usual.beta(),
            own.has("selection")
                ? own.choice("selection", SettingsReader.SELECTIONS)
                : usual.selection(),
            own.has("respect-memory") ? own.flag("respect-memory") : usual.respectMemory(),
            own.has("wait-s")
                ? own.number("wait-s", SettingsReader.WAIT_SECONDS)
                : usual.waitSeconds());
    own.rejectUnknown();
    return settings;
  }
}
