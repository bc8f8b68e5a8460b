package org.splitkd.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.scenario.text.ScenarioException;

/**
 * The policy of one cell. It is told the results of sessions and asked for the next choice, which
 * is checked against the rules. Whatever goes wrong in it becomes a {@link PolicyException}. For
 * one thread at a time.
 */
public final class CellPolicy {

  /** Packages that are skipped when the place where a policy threw is named. */
  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  private final String name;
  private final CellSite site;
  private final CellContext context;
  private final Policy policy;
  private final ChoiceRules rules;
  private final Patience patience;
  private final List<SessionResult> results = new ArrayList<>();

  private CellPolicy(String name, CellSite site, CellContext context, Policy policy) {
    this.name = name;
    this.site = site;
    this.context = context;
    this.policy = policy;
    rules = new ChoiceRules(name, context);
    patience = new Patience(name);
  }

  /**
   * Creates the policy of a method for a cell.
   *
   * @param method as results name it
   * @throws PolicyException if the policy cannot be made
   */
  public static CellPolicy create(
      String method, PolicyFactory factory, Settings settings, CellSite site) {
    String name = name(method, factory.name());
    CellContext context = CellContext.of(method, site);
    Policy policy = guarded(name, "create", () -> factory.create(settings, context));
    if (policy == null) {
      throw new PolicyException(name + ": create returned null");
    }
    return new CellPolicy(name, site, context, policy);
  }

  /**
   * Wraps an existing policy for a cell.
   *
   * @param method as results name it
   */
  public static CellPolicy of(String method, Policy policy, CellSite site) {
    return new CellPolicy(name(method, method), site, CellContext.of(method, site), policy);
  }

  /** Tells the policy that a session is over. Called once for each session, in order. */
  public void observed(SessionResult result) {
    results.add(result);
    guarded(
        name,
        "observed",
        () -> {
          policy.observed(result);
          return result;
        });
  }

  /** Number of results the policy has been told. */
  public int observations() {
    return results.size();
  }

  /**
   * Returns the policy's next choice. If the policy prefers to wait rather than serve one of the
   * vehicles tried least often, it is asked about the others.
   *
   * @return a choice that is allowed: one session, vehicles that are passed over, or a wait
   * @throws PolicyException if the policy does not give one
   */
  public Choice next(Moment moment) {
    Choice choice = null;
    for (int group = 0; group < moment.candidates().size(); group++) {
      CellView view =
          new CellView(site, context, moment, group, Collections.unmodifiableList(results));
      choice = rules.allowed(guarded(name, "next", () -> policy.next(view)), view);
      if (!(choice instanceof Wait)) {
        patience.served();
        return choice;
      }
    }
    if (!(choice instanceof Wait wait)) {
      throw new IllegalArgumentException("no vehicle is left to serve in round " + moment.round());
    }
    patience.waits(wait, moment);
    return wait;
  }

  private static String name(String method, String policy) {
    return method.equals(policy) ? "policy " + policy : "policy " + policy + " of method " + method;
  }

  /**
   * Calls a plug-in, which may throw undeclared exceptions or be linked against missing classes.
   */
  private static <T> T guarded(String name, String what, Callable<T> call) {
    try {
      return call.call();
    } catch (ScenarioException complaint) {
      throw PolicyException.ofSettings(complaint);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
      throw PolicyException.thrown(
          (name + ": " + what + " threw " + failure + place(failure))
              .replaceAll("\\s*\\R\\s*", " "),
          failure);
    }
  }

  private static String place(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (JDK.stream().noneMatch(frame.getClassName()::startsWith)) {
        return " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
      }
    }
    return "";
  }
}
