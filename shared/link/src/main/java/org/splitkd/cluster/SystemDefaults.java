package org.splitkd.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** Default settings of every actor system of the project. */
public final class SystemDefaults {

  private SystemDefaults() {}

  /**
   * Loads, in order of precedence, the system properties, the {@code application.conf} of a program
   * built on the project, {@code system.conf}, and every {@code reference.conf}.
   */
  public static Config load() {
    return ConfigFactory.load(
        ConfigFactory.defaultApplication()
            .withFallback(ConfigFactory.parseResources(SystemDefaults.class, "system.conf")));
  }
}
