package io.holdfast.examples.ticketsgrpc.store;

import io.holdfast.examples.common.UrlConverter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of DynamoDB, for the store and for an import. */
public final class DynamoDbOptions {
  @Option(
      names = "--endpoint",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "A DynamoDB emulator. A table that is not there is created.")
  @Nullable URI endpoint;

  @Option(
      names = "--aws-region",
      paramLabel = "NAME",
      description = "DynamoDB in this region (AWS_REGION). Credentials are those of the AWS SDK.")
  @Nullable String region;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      defaultValue = "holdfast",
      description = "The table of the store. Default: holdfast.")
  private String table;

  @Option(
      names = "--ddb-table-inventory",
      paramLabel = "NAME",
      defaultValue = "inventory",
      description = "The table of events to import. Default: inventory.")
  private String inventoryTable;

  @Option(
      names = "--ddb-table-seats",
      paramLabel = "NAME",
      defaultValue = "inventory_seats",
      description = "The table of seats to import. Default: inventory_seats.")
  private String seatsTable;

  @Option(
      names = "--ddb-timeout",
      paramLabel = "TIME",
      defaultValue = "2s",
      description = "The longest time of one request to DynamoDB. Default: 2s.")
  Duration timeout;

  @Option(
      names = "--ddb-max-retries",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How often the client repeats a request that failed, 0 to 10. The store repeats it"
              + " anyway, and knows which requests may have taken effect. Default: 0.")
  int maxRetries;

  /** Returns the table of the store. */
  public String table() {
    return table;
  }

  /** Returns the table of events to import. */
  public String inventoryTable() {
    return inventoryTable;
  }

  /** Returns the table of seats to import. */
  public String seatsTable() {
    return seatsTable;
  }

  /** Returns the rule that the options break, or empty if there is none. */
  Optional<String> broken(boolean isStore) {
    if (maxRetries < 0 || maxRetries > 10) {
      return Optional.of("--ddb-max-retries must be 0 to 10");
    }
    if (isStore && endpoint == null && region == null) {
      return Optional.of("--store dynamodb needs --endpoint or --aws-region");
    }
    return Optional.empty();
  }
}
