package io.holdfast.spring.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how the {@code DataSource} of the store is named. */
final class UnclearDataSourceFailureAnalyzer
    extends AbstractFailureAnalyzer<UnclearDataSourceException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnclearDataSourceException cause) {
    return new FailureAnalysis(
        "Holdfast cannot start: " + cause.getMessage() + ".",
        """
        Do one of these:
        - annotate the bean method of exactly one of them with @HoldfastDataSource;
        - mark the one that the application writes its orders to with @Primary, if the inventory is to share it;
        - define an InventoryStore bean: JdbcInventoryStore.builder(dataSource).build().\
        """,
        cause);
  }
}
