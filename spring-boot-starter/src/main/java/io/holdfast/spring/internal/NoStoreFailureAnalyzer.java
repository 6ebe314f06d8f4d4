package io.holdfast.spring.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what a store could be on. */
final class NoStoreFailureAnalyzer extends AbstractFailureAnalyzer<NoStoreException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NoStoreException cause) {
    return new FailureAnalysis(
        "Holdfast cannot start: " + cause.getMessage() + ".",
        """
        Do one of these:
        - set spring.datasource.url to a database on MySQL, MariaDB or H2;
        - add holdfast-adapters-aws and a DynamoDbClient bean;
        - set holdfast.store=memory, or annotate the test with @AutoConfigureTestHoldfast, for stock that is gone with the process;
        - define an InventoryStore bean;
        - set holdfast.enabled=false.\
        """,
        cause);
  }
}
