package org.splitkd.policy;

import org.splitkd.scenario.Method;

/** The paper's methods, named like the built-in policies. */
public final class Policies {

  public static final Method SERVER_ONLY = new Method("server-only");
  public static final Method DEVICE_ONLY = new Method("device-only");
  public static final Method PROPOSED = new Method("proposed");

  private Policies() {}
}
