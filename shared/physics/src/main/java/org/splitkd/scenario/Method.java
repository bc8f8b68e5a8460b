package org.splitkd.scenario;

import java.util.Arrays;
import java.util.Optional;

/** The methods a comparison knows. */
public enum Method {
  SERVER_ONLY("server-only"),
  DEVICE_ONLY("device-only"),
  PROPOSED("proposed");

  private final String label;

  Method(String label) {
    this.label = label;
  }

  /** The name in scenario files and results. */
  public String label() {
    return label;
  }

  public static Optional<Method> labelled(String label) {
    return Arrays.stream(values()).filter(method -> method.label.equals(label)).findFirst();
  }
}
