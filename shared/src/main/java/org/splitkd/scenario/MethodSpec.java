package org.splitkd.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/**
 * A method and what it is: a policy under settings of its own. The same policy may stand behind
 * several methods that differ in their settings.
 *
 * @param policy the name of the policy that decides; a method's own name if the scenario names none
 * @param settings what stands under {@code policy.settings.<method>} besides {@code policy}, as it
 *     was written: the policy checks it
 * @param key of the scenario by which the policy is named
 */
public record MethodSpec(Method method, String policy, Config settings, String key) {

  /** A policy compared under its own name, without settings. */
  public static MethodSpec named(String policy) {
    return new MethodSpec(new Method(policy), policy, ConfigFactory.empty(), MethodReader.METHODS);
  }

  /** The complaint about the policy of this method. */
  public ScenarioException wrong(String reason) {
    return new ScenarioException(Places.written(settings.origin()) + ": " + key + ": " + reason);
  }

  /**
   * For policies that have no settings.
   *
   * @throws ScenarioException if there are any
   */
  public void requireNoSettings() {
    section().rejectUnknown();
  }

  /** The settings, to be read key by key. */
  Section section() {
    return Section.of(MethodReader.SETTINGS + "." + method.label(), settings.root());
  }
}
