package org.splitkd.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** Where events are kept. */
public interface Journal {
  /** Settings. */
  Config config();

  /** In memory. */
  static Journal memory() {
    return ConfigFactory::empty;
  }
}
