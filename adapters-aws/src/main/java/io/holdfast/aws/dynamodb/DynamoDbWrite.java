package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.spi.HostWrite;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * A write of the host for the store on DynamoDB: one item of a table of the host, in the same
 * account and region, written in the {@code TransactWriteItems} of the command that carries it.
 * Each write counts as one of the 100 actions of a transaction.
 *
 * <p>A write fails if its condition does not hold. Two writes of one transaction must not name the
 * same item. Writes of different commands may share a transaction, so an item that many orders
 * change, such as a counter, makes them fail; then they are tried again one by one.
 *
 * <p>The credentials of the store need the permission of the action on that table.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class DynamoDbWrite implements HostWrite {
  private static final ReturnValuesOnConditionCheckFailure NOTHING =
      ReturnValuesOnConditionCheckFailure.NONE;

  private final String table;
  private final TransactWriteItem action;

  private DynamoDbWrite(String table, TransactWriteItem action) {
    if (table == null || table.isBlank()) {
      throw new InvalidRequestException("tableName", "required");
    }
    this.table = table;
    this.action = action;
  }

  /**
   * Creates a write that inserts an item, and fails if there is an item with its key.
   *
   * @param table the name or ARN of the host's table
   * @param partitionKey the name of the table's partition key
   * @param item the attributes of the item
   * @throws InvalidRequestException if the table is blank, or the item has no such key
   */
  public static DynamoDbWrite insert(
      String table, String partitionKey, Map<String, AttributeValue> item) {
    Objects.requireNonNull(partitionKey, "partitionKey");
    if (!Objects.requireNonNull(item, "item").containsKey(partitionKey)) {
      throw new InvalidRequestException("item", "must have the attribute " + partitionKey);
    }
    return of(
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(#key)")
            .expressionAttributeNames(Map.of("#key", partitionKey))
            .build());
  }

  /**
   * Creates a write that puts an item.
   *
   * @param put the put; its {@code returnValuesOnConditionCheckFailure} is not used
   * @throws InvalidRequestException if the table is missing
   */
  public static DynamoDbWrite of(Put put) {
    Put quiet =
        Objects.requireNonNull(put, "put").toBuilder()
            .returnValuesOnConditionCheckFailure(NOTHING)
            .build();
    return new DynamoDbWrite(put.tableName(), TransactWriteItem.builder().put(quiet).build());
  }

  /**
   * Creates a write that updates an item.
   *
   * @param update the update; its {@code returnValuesOnConditionCheckFailure} is not used
   * @throws InvalidRequestException if the table is missing
   */
  public static DynamoDbWrite of(Update update) {
    Update quiet =
        Objects.requireNonNull(update, "update").toBuilder()
            .returnValuesOnConditionCheckFailure(NOTHING)
            .build();
    return new DynamoDbWrite(update.tableName(), TransactWriteItem.builder().update(quiet).build());
  }

  /**
   * Creates a write that deletes an item.
   *
   * @param delete the delete; its {@code returnValuesOnConditionCheckFailure} is not used
   * @throws InvalidRequestException if the table is missing
   */
  public static DynamoDbWrite of(Delete delete) {
    Delete quiet =
        Objects.requireNonNull(delete, "delete").toBuilder()
            .returnValuesOnConditionCheckFailure(NOTHING)
            .build();
    return new DynamoDbWrite(delete.tableName(), TransactWriteItem.builder().delete(quiet).build());
  }

  /** Returns the action of the transaction. */
  public TransactWriteItem action() {
    return action;
  }

  /**
   * Checks that a write is one of DynamoDB, and not in the table of the stock.
   *
   * @throws InvalidRequestException if it is not
   */
  static void check(HostWrite write, String stock) {
    if (!(write instanceof DynamoDbWrite it)) {
      throw new InvalidRequestException(
          "alongside",
          "a DynamoDB store performs DynamoDbWrite only, not " + write.getClass().getName());
    }
    if (it.table.equals(stock) || it.table.endsWith(":table/" + stock)) {
      throw new InvalidRequestException("alongside", "must not write the table of the stock");
    }
  }

  @Override
  public String toString() {
    return "an item of table " + table;
  }
}
