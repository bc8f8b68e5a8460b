package org.splitkd.scenario;

import org.splitkd.api.Settings;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.plugin.Plugins;

/**
 * A method and what it is: a policy under settings of its own. The same policy may stand behind
 * several methods that differ in their settings.
 *
 * @param factory of the policy that decides; of a method's own name if the scenario names none
 * @param settings what stands under {@code policy.settings.<method>} besides {@code policy}, held
 *     against the declarations of the policy
 */
public record MethodSpec(Method method, PolicyFactory factory, Settings settings) {

  /**
   * A policy of the class path compared under its own name, none of its settings set.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static MethodSpec named(String policy) {
    PolicyFactory factory =
        Plugins.ofClassPath()
            .registry(PolicyFactory.class)
            .find(policy)
            .orElseThrow(() -> new IllegalArgumentException("no policy " + policy));
    return new MethodSpec(new Method(policy), factory, ExtensionSettings.none(factory.settings()));
  }

  /** The name of the policy that decides. */
  public String policy() {
    return factory.name();
  }
}
