package io.holdfast.examples.cli.store;

import io.holdfast.examples.common.UrlConverter;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that select the DynamoDB table. */
final class DynamoDbOptions {
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

  @Option(
      names = "--endpoint",
      converter = UrlConverter.class,
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "A running DynamoDB emulator; a table that is not there is created. Without it and"
              + " --region one is started, and gone at the end.")
  @Nullable URI endpoint;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description =
          "DynamoDB in this region of AWS, where the table must be there. With it, credentials are"
              + " those that the AWS SDK finds.")
  @Nullable String region;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The DynamoDB table. Default: holdfast.")
  private @Nullable String table;

  /** Returns the name of the table. */
  String table() {
    return table == null ? "holdfast" : table;
  }

  /** Returns the name of the place for a report. */
  String place() {
    return endpoint != null ? endpoint.toString() : region != null ? region : "local";
  }

  /** Returns whether any option was set. */
  boolean isUsed() {
    return endpoint != null || region != null || table != null;
  }

  /** Returns the rule that an option violates, or empty if there is none. */
  Optional<String> broken() {
    if (region != null && !REGION.matcher(region).matches()) {
      return Optional.of("--region must be the name of a region, such as eu-central-1");
    }
    if (table != null && !TABLE.matcher(table).matches()) {
      return Optional.of("--table must be 3 to 255 characters of A-Z, a-z, 0-9, _ . and -");
    }
    return Optional.empty();
  }
}
