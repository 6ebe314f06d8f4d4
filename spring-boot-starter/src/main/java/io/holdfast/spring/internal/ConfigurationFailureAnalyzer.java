package io.holdfast.spring.internal;

import io.holdfast.inventory.error.ConfigurationException;
import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting the library has refused. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
    String message = String.valueOf(cause.getMessage());
    return new FailureAnalysis("Holdfast cannot start: " + message, action(message), cause);
  }

  private static String action(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("table") || text.contains("schema")) {
      return "Set holdfast.jdbc.schema=create, or run the SQL files of io/holdfast/jdbc/schema in"
          + " holdfast-adapters-jdbc with your migration tool. With DynamoDB, set"
          + " holdfast.dynamodb.create-table=true.";
    }
    return "Correct the property of holdfast.* or the bean that the text names. The text names an"
        + " option of the library as its builder does, such as maxBatchSize for"
        + " holdfast.lanes.max-batch-size.";
  }
}
