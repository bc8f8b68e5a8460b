package org.splitkd.api;

import java.util.List;

/**
 * Something that scenario files name and that others may provide: a policy, a radio model, and so
 * on. A class that implements one of the factories is found by {@link java.util.ServiceLoader}, on
 * the class path or in a jar that the user names, so it needs a public constructor without
 * parameters and a line in {@code META-INF/services}.
 *
 * <p>One instance serves a whole process, from several threads at once: a factory keeps no state.
 */
public interface Extension {

  /** The name in scenario files: lower-case letters, at least one, digits and hyphens. */
  String name();

  /** One sentence for lists and help. */
  String summary();

  /** Every key it reads. A key that is not declared here is an error where a user sets it. */
  default List<Setting> settings() {
    return List.of();
  }
}
