package io.holdfast.aws.dynamodb.broken;

import io.holdfast.contract.Clause;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests inside a test, and records the failures. */
final class Failures implements TestExecutionListener {
  /**
   * A test that failed.
   *
   * @param clause the clause it cites; -1 if it cites none
   * @param test the name of the class and, after a dot, of the method
   * @param cause the exception
   */
  record Failure(int clause, String test, Throwable cause) {}

  private final List<Failure> failures = new ArrayList<>();
  private int tests;

  private Failures() {}

  static Failures of(List<? extends DiscoverySelector> tests) {
    Failures failures = new Failures();
    // Without the listeners of the outer run, which would report these failures.
    LauncherConfig alone =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(alone)
        .execute(LauncherDiscoveryRequestBuilder.request().selectors(tests).build(), failures);
    return failures;
  }

  List<Failure> all() {
    return failures;
  }

  /** Returns the number of tests that ran. */
  int tests() {
    return tests;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      tests++;
    }
    result.getThrowable().ifPresent(cause -> failures.add(failure(test, cause)));
  }

  private static Failure failure(TestIdentifier test, Throwable cause) {
    if (!(test.getSource().orElse(null) instanceof MethodSource source)) {
      return new Failure(-1, test.getDisplayName(), cause);
    }
    Class<?> in = source.getJavaClass();
    Clause clause = in.getAnnotation(Clause.class);
    return new Failure(
        clause == null ? -1 : clause.value(),
        in.getSimpleName() + "." + source.getMethodName(),
        cause);
  }
}
