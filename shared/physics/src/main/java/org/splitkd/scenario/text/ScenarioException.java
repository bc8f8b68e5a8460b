package org.splitkd.scenario.text;

/**
 * A user's mistake in a scenario; the one-line message names file, key, value and what is allowed.
 */
public final class ScenarioException extends RuntimeException {

  public ScenarioException(String message) {
    super(message.strip().replaceAll("\\s+", " "));
  }
}
