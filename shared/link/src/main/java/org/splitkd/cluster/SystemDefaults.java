package org.splitkd.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** What every actor system of the project has, unless its user says otherwise. */
public final class SystemDefaults {

  private SystemDefaults() {}

  /**
   * The system's properties, then {@code application.conf} of whoever builds on the project, then
   * {@code system.conf}, then every {@code reference.conf}.
   */
  public static Config load() {
    return ConfigFactory.load(
        ConfigFactory.defaultApplication()
            .withFallback(ConfigFactory.parseResources(SystemDefaults.class, "system.conf")));
  }
}
