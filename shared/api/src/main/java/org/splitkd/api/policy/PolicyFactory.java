package org.splitkd.api.policy;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/**
 * Creates policies. {@link #name} is the name used in {@code policy.methods} of a scenario, and the
 * settings are under {@code policy.settings.<method>}.
 */
public interface PolicyFactory extends Extension {

  /**
   * Creates a policy for one cell. May be called by several threads at once, and more than once per
   * cell.
   *
   * @param settings checked against the declarations
   * @throws RuntimeException from {@link Settings#wrong}, if values contradict each other or the
   *     scenario
   */
  Policy create(Settings settings, PolicyContext context);
}
