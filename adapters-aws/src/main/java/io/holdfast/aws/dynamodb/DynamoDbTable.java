package io.holdfast.aws.dynamodb;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.DynamoDbFailure;
import io.holdfast.aws.dynamodb.internal.request.RetryLimits;
import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * The table of a {@link DynamoDbInventoryStore}. It has a partition key {@code pk} and a sort key
 * {@code sk}, both of type string, and no index. Any number of shops share one table.
 *
 * @since 0.1.0
 */
public final class DynamoDbTable {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbInventoryStore.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

  private static final RetryLimits LIMITS =
      new RetryLimits(Duration.ofMinutes(2), Duration.ofSeconds(30));

  private DynamoDbTable() {}

  /**
   * Creates the table, billed on demand, and waits until it is active. An existing table is left
   * unchanged. For tests and demos; in production, create the table with your infrastructure code.
   *
   * @param client the client of the table's account and region; it is never closed here
   * @param name the name of the table, 3 to 255 characters of {@code [A-Za-z0-9_.-]}
   * @throws ConfigurationException if the name is invalid, or the table may not be created
   * @throws UnavailableException if the service cannot be reached
   */
  public static void create(DynamoDbClient client, String name) {
    create(Objects.requireNonNull(client, "client"), Objects.requireNonNull(name, "name"), LIMITS);
  }

  static void create(DynamoDbClient client, String name, RetryLimits limits) {
    check(name);
    Consumer<AwsRequestOverrideConfiguration.Builder> timeout =
        options -> options.apiCallTimeout(limits.requestTimeout());
    try {
      try {
        client.createTable(
            request ->
                request
                    .tableName(name)
                    .overrideConfiguration(timeout)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text(ItemKey.PK), text(ItemKey.SK))
                    .keySchema(key(ItemKey.PK, KeyType.HASH), key(ItemKey.SK, KeyType.RANGE)));
      } catch (ResourceInUseException e) {
        LOG.debug("table {} already exists", name);
      }
      try (var waiter = client.waiter()) {
        waiter.waitUntilTableExists(
            request -> request.tableName(name).overrideConfiguration(timeout),
            wait -> wait.waitTimeout(limits.deadline()));
      }
    } catch (SdkException e) {
      String message =
          "table " + name + " cannot be created: " + SdkFailure.describe("DynamoDB", e);
      DynamoDbFailure fault = DynamoDbFailure.of(e);
      throw fault == DynamoDbFailure.UNAVAILABLE || fault == DynamoDbFailure.THROTTLED
          ? new UnavailableException(message, e)
          : new ConfigurationException(message, e);
    }
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** Checks the name without a request to the service. */
  static String check(String name) {
    if (!NAME.matcher(Objects.requireNonNull(name, "table")).matches()) {
      throw new ConfigurationException("table: must be 3 to 255 characters of [A-Za-z0-9_.-]");
    }
    return name;
  }

  /** Checks the key and the status of the table. */
  static void validate(DynamoDbClient client, String name, RetryLimits limits) {
    TableDescription table;
    try (Deadline call = new Deadline("table " + name, limits)) {
      table =
          call.sendUntilAnswered(
              () ->
                  client
                      .describeTable(
                          request -> request.tableName(name).overrideConfiguration(call.timeout()))
                      .table());
    }
    List<String> keys =
        table.keySchema().stream()
            .map(key -> key.attributeName() + " " + key.keyTypeAsString())
            .toList();
    if (!keys.equals(List.of(ItemKey.PK + " HASH", ItemKey.SK + " RANGE"))
        || !table.attributeDefinitions().containsAll(List.of(text(ItemKey.PK), text(ItemKey.SK)))) {
      throw new ConfigurationException(
          "table " + name + ": the key must be pk (S, HASH) and sk (S, RANGE), it is " + keys);
    }
    if (table.tableStatus() == TableStatus.CREATING
        || table.tableStatus() == TableStatus.DELETING) {
      throw new ConfigurationException(
          "table " + name + ": must be active, it is " + table.tableStatusAsString());
    }
    if (table.hasReplicas() && !table.replicas().isEmpty()) {
      LOG.warn(
          "table {} is a global table: its stock is safe only while all writers are in one region",
          name);
    }
  }
}
