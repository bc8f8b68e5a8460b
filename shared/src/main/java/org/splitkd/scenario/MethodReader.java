package org.splitkd.scenario;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which methods there are: {@code policy.methods} and {@code policy.settings}. */
final class MethodReader {

  static final String SETTINGS = "policy.settings";

  static final String METHODS = "policy.methods";

  private static final String NAMES = "methods";
  private static final String POLICY = "policy";

  private final Section policy;
  private final @Nullable Section settings;

  /**
   * @param policy the section of that name
   */
  MethodReader(Section policy) {
    this.policy = policy;
    settings = policy.has("settings") ? policy.section("settings") : null;
  }

  /** The methods that are compared, in order. */
  List<MethodSpec> compared() {
    Section names = policy.list(NAMES);
    List<MethodSpec> methods = new ArrayList<>();
    for (String index : names.names()) {
      MethodSpec method = method(names, index, METHODS);
      if (methods.stream().anyMatch(other -> other.method().equals(method.method()))) {
        throw names.wrong(index, "stands in the list already");
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
    return settings == null
        ? List.of()
        : settings.names().stream()
            .map(name -> described(settings, checked(settings, name, name), settings.path(name)))
            .toList();
  }

  /** The method that a key names, with its settings. */
  MethodSpec method(Section section, String key) {
    return method(section, key, section.path(key));
  }

  private MethodSpec method(Section section, String key, String path) {
    Method method = checked(section, key, section.text(key));
    return settings != null && settings.has(method.label())
        ? described(settings, method, path)
        : new MethodSpec(
            method, method.label(), ConfigFactory.empty(section.originOf(key).description()), path);
  }

  private static MethodSpec described(Section settings, Method method, String path) {
    Section own = settings.section(method.label());
    // Whoever decides under this name knows the others.
    own.names().forEach(own::allow);
    ConfigObject others = settings.object(method.label()).withoutKey(POLICY);
    return own.has(POLICY)
        ? new MethodSpec(
            method,
            own.text(POLICY),
            others.withOrigin(own.originOf(POLICY)).toConfig(),
            own.path(POLICY))
        : new MethodSpec(method, method.label(), others.toConfig(), path);
  }

  private static Method checked(Section section, String key, String name) {
    return Method.labelled(name).orElseThrow(() -> section.wrong(key, Method.RULE));
  }
}
