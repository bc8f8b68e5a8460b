package org.splitkd.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.Section;

/** Reads the methods: {@code policy.methods} and {@code policy.settings}. */
final class MethodReader {

  /** More could not be told apart by their colours. */
  private static final int MOST = 12;

  private static final String POLICY = "policy";
  private static final String NAMES = "methods";
  private static final String SETTINGS = "settings";

  private final Section policy;
  private final @Nullable Section settings;
  private final Extensions extensions;

  /**
   * Creates a reader of methods.
   *
   * @param policy the section of that name
   * @param extensions the extensions, among them the policies
   */
  MethodReader(Section policy, Extensions extensions) {
    this.policy = policy;
    this.extensions = extensions;
    settings = policy.has(SETTINGS) ? policy.section(SETTINGS) : null;
  }

  /** The methods that are compared, in order. */
  List<MethodSpec> compared() {
    Section names = policy.list(NAMES);
    List<MethodSpec> methods = new ArrayList<>();
    if (names.names().size() > MOST) {
      throw names.wrong("must have at most " + MOST + " methods");
    }
    for (String index : names.names()) {
      MethodSpec method = method(names, index);
      if (methods.stream().anyMatch(other -> other.method().equals(method.method()))) {
        throw names.wrong(index, "is already in the list");
      }
      methods.add(method);
    }
    if (methods.isEmpty()) {
      throw names.wrong("must have at least one method");
    }
    return List.copyOf(methods);
  }

  /** The methods that have settings of their own, compared or not. */
  List<MethodSpec> described() {
    if (settings == null) {
      return List.of();
    }
    Section described = settings;
    return described.names().stream()
        .map(
            name ->
                described(
                    described,
                    checked(described, name, name),
                    reason -> described.wrong(name, reason)))
        .toList();
  }

  /** The method that a key names, with its settings. */
  MethodSpec method(Section section, String key) {
    Method method = checked(section, key, section.text(key));
    Function<String, ScenarioException> wrong = reason -> section.wrong(key, reason);
    return settings != null && settings.has(method.label())
        ? described(settings, method, wrong)
        : spec(method, method.label(), null, wrong);
  }

  private MethodSpec described(
      Section all, Method method, Function<String, ScenarioException> wrong) {
    Section own = all.section(method.label());
    return own.has(POLICY)
        ? spec(method, own.text(POLICY), own, reason -> own.wrong(POLICY, reason))
        : spec(method, method.label(), own, wrong);
  }

  private MethodSpec spec(
      Method method,
      String name,
      @Nullable Section own,
      Function<String, ScenarioException> wrong) {
    PolicyFactory factory = extensions.named(PolicyFactory.class, POLICY, name, wrong);
    return new MethodSpec(method, factory, extensions.settings(factory, own, policy, POLICY));
  }

  private static Method checked(Section section, String key, String name) {
    return Method.labelled(name).orElseThrow(() -> section.wrong(key, Method.RULE));
  }
}
