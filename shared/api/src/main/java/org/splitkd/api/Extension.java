package org.splitkd.api;

import java.util.List;

/**
 * A part that scenario files name and that third parties may provide, such as a policy or a radio
 * model. {@link java.util.ServiceLoader} finds the factory classes on the class path or in a jar
 * that the user names, so a factory needs a public constructor without parameters and a line in
 * {@code META-INF/services}.
 *
 * <p>One instance serves the whole process and is called from several threads at once, so a factory
 * keeps no state.
 */
public interface Extension {

  /** The name in scenario files: lower-case letters, at least one, digits and hyphens. */
  String name();

  /** One sentence for lists and help. */
  String summary();

  /** Every key the extension reads. Setting a key that is not declared here is an error. */
  default List<Setting> settings() {
    return List.of();
  }
}
