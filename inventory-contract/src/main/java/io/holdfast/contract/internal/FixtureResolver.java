package io.holdfast.contract.internal;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes a group of tests its fixture, which is the instance of the contract around the group.
 * Stateless.
 */
public final class FixtureResolver implements ParameterResolver {
  /** Called by JUnit. */
  public FixtureResolver() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return fixture(parameter, test).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return fixture(parameter, test).orElseThrow();
  }

  private static Optional<?> fixture(ParameterContext parameter, ExtensionContext test) {
    return test.getTestInstances()
        .flatMap(instances -> instances.findInstance(parameter.getParameter().getType()));
  }
}
