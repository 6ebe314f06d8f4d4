package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class inside a test, and reports the failures. */
final class Failures implements TestExecutionListener {
  /**
   * A test that failed.
   *
   * @param clause the clause that the test cites, or -1 if it cites none
   * @param name the name of the test method
   * @param cause the cause of the failure
   */
  record Failure(int clause, String name, Throwable cause) {}

  private final List<Failure> failures = new ArrayList<>();
  private int tests;

  private Failures() {}

  static Failures of(Class<?> testClass) {
    Failures failures = new Failures();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(testClass))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .build();
    // Without the listeners of the outer run, which would report these failures as failures of that
    // run.
    LauncherConfig alone =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(alone).execute(request, failures);
    return failures;
  }

  List<Failure> all() {
    return failures;
  }

  int tests() {
    return tests;
  }

  /**
   * Asserts that a clause has failed.
   *
   * @param also the only other clauses that may have failed
   */
  void assertBreaks(int clause, Set<Integer> also) {
    Set<Integer> clauses = new TreeSet<>();
    failures.forEach(failure -> clauses.add(failure.clause()));
    assertThat(clauses).as("the clause it breaks").contains(clause);
    clauses.remove(clause);
    assertThat(also).as("and no clause that has nothing to do with it").containsAll(clauses);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      tests++;
    }
    result
        .getThrowable()
        .ifPresent(
            cause -> {
              if (test.getSource().orElse(null) instanceof MethodSource source) {
                Clause clause = source.getJavaClass().getAnnotation(Clause.class);
                failures.add(
                    new Failure(
                        clause == null ? -1 : clause.value(), source.getMethodName(), cause));
              } else {
                failures.add(new Failure(-1, test.getDisplayName(), cause));
              }
            });
  }
}
