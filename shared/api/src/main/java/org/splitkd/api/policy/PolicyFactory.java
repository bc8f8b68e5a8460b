package org.splitkd.api.policy;

import org.splitkd.api.Extension;
import org.splitkd.api.Settings;

/**
 * Makes policies. {@link #name} is what stands in {@code policy.methods} of a scenario, and its
 * settings stand in {@code policy.settings.<method>}.
 */
public interface PolicyFactory extends Extension {

  /**
   * A policy for one cell. May be called by several threads at once, and more often than there are
   * cells.
   *
   * @param settings checked against the declarations
   * @throws RuntimeException from {@link Settings#wrong}, where values contradict each other or the
   *     scenario
   */
  Policy create(Settings settings, PolicyContext context);
}
