package host.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Holds a store to the contract. */
public final class Main {
  private Main() {}

  /** Runs the tests of the port. */
  public static void main(String[] args) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(MemoryStoreTest.class))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.getFailures().forEach(it -> it.getException().printStackTrace());
    if (summary.getTotalFailureCount() > 0 || summary.getTestsSucceededCount() < 10) {
      throw new IllegalStateException("the contract was not kept, or not run");
    }
    System.out.println("done");
  }
}
