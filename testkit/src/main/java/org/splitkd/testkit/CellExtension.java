package org.splitkd.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test a fresh {@link CellScenario}, shared by all of the test's methods. The scenario
 * is closed when the test ends.
 */
final class CellExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(CellExtension.class);

  /** Closed by JUnit after a test. */
  private record Closing(CellScenario scenario) implements AutoCloseable {
    @Override
    public void close() {
      scenario.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == CellScenario.class;
  }

  @Override
  public CellScenario resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Stages stages =
        test.getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Stages.class, none -> new Stages(), Stages.class);
    return test.getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            Closing.class, none -> new Closing(new CellScenario(stages)), Closing.class)
        .scenario();
  }
}
