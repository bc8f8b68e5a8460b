package org.splitkd.scenario;

import org.splitkd.api.Settings;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.plugin.Plugins;

/**
 * A method: a policy with the method's own settings. Several methods may use the same policy with
 * different settings.
 *
 * @param factory factory of the deciding policy; it has the method's name unless the scenario names
 *     another
 * @param settings the keys of {@code policy.settings.<method>} except {@code policy}, checked
 *     against the declarations of the policy
 */
public record MethodSpec(Method method, PolicyFactory factory, Settings settings) {

  /**
   * Returns a policy of the class path as a method of the same name, with no settings.
   *
   * @throws IllegalArgumentException if there is no policy of that name
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
