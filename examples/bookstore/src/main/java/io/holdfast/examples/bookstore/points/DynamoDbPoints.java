package io.holdfast.examples.bookstore.points;

import io.holdfast.examples.bookstore.store.DynamoDbTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Points in DynamoDB. An account and the record of a redemption change in one transaction, under
 * the condition that the account still has the version that was read.
 */
public final class DynamoDbPoints implements Points {
  private final DynamoDbClient client;
  private final DynamoDbTables tables;

  /** Creates points on tables that exist. */
  public DynamoDbPoints(DynamoDbClient client, DynamoDbTables tables) {
    this.client = client;
    this.tables = tables;
  }

  @Override
  public void define(String userId, long points) {
    DynamoDbTables.putIfMissing(
        client,
        tables.users(),
        "userId",
        Map.of(
            "userId", AttributeValue.fromS(userId),
            "points", DynamoDbTables.number(points),
            "version", DynamoDbTables.number(1)));
  }

  @Override
  public OptionalLong balance(String userId) {
    return account(userId)
        .map(item -> OptionalLong.of(DynamoDbTables.number(item, "points")))
        .orElse(OptionalLong.empty());
  }

  @Override
  public void earn(String userId, long points) {
    for (int i = 0; i < Redemption.MAX_TRIES; i++) {
      Map<String, AttributeValue> account = account(userId).orElseThrow(Redemption::unknownUser);
      if (wasWritten(change(userId, account, points))) {
        return;
      }
    }
    throw Redemption.contended();
  }

  @Override
  public long redeem(String redemptionId, String userId, long total) {
    for (int i = 0; i < Redemption.MAX_TRIES; i++) {
      Optional<Redemption> earlier = redemption(redemptionId);
      if (earlier.isPresent()) {
        return earlier.get().replayed();
      }
      Map<String, AttributeValue> account = account(userId).orElseThrow(Redemption::unknownUser);
      long points = Math.min(DynamoDbTables.number(account, "points"), total);
      if (wasWritten(
          record(redemptionId, userId, points, Redemption.OPEN),
          change(userId, account, -points))) {
        return points;
      }
    }
    throw Redemption.contended();
  }

  @Override
  public void restore(String redemptionId, String userId) {
    for (int i = 0; i < Redemption.MAX_TRIES; i++) {
      Optional<Redemption> earlier = redemption(redemptionId);
      if (earlier.isPresent() && !earlier.get().isOpen()) {
        return;
      }
      boolean written =
          earlier.isEmpty()
              ? wasWritten(record(redemptionId, userId, 0, Redemption.CLOSED))
              : wasWritten(
                  close(redemptionId),
                  change(
                      userId,
                      account(userId).orElseThrow(Redemption::unknownUser),
                      earlier.get().points()));
      if (written) {
        return;
      }
    }
    throw Redemption.contended();
  }

  /** Returns false if a condition of the transaction did not hold, or others changed an item. */
  private boolean wasWritten(TransactWriteItem... items) {
    try {
      Object unused = client.transactWriteItems(request -> request.transactItems(List.of(items)));
      return true;
    } catch (TransactionCanceledException | TransactionConflictException e) {
      return false;
    }
  }

  private Optional<Map<String, AttributeValue>> account(String userId) {
    return DynamoDbTables.find(client, tables.users(), "userId", userId);
  }

  private Optional<Redemption> redemption(String redemptionId) {
    return DynamoDbTables.find(client, tables.redemptions(), "redemptionId", redemptionId)
        .map(
            item ->
                new Redemption(
                    DynamoDbTables.number(item, "points"),
                    DynamoDbTables.text(item, "status").equals(Redemption.OPEN)));
  }

  private TransactWriteItem change(
      String userId, Map<String, AttributeValue> account, long difference) {
    long points = DynamoDbTables.number(account, "points");
    long version = DynamoDbTables.number(account, "version");
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName(tables.users())
                .key(DynamoDbTables.key("userId", userId))
                .updateExpression("SET points = :points, version = :next")
                .conditionExpression("version = :version")
                .expressionAttributeValues(
                    Map.of(
                        ":points", DynamoDbTables.number(points + difference),
                        ":next", DynamoDbTables.number(version + 1),
                        ":version", DynamoDbTables.number(version)))
                .build())
        .build();
  }

  private TransactWriteItem record(String redemptionId, String userId, long points, String status) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(tables.redemptions())
                .item(
                    Map.of(
                        "redemptionId", AttributeValue.fromS(redemptionId),
                        "userId", AttributeValue.fromS(userId),
                        "points", DynamoDbTables.number(points),
                        "status", AttributeValue.fromS(status)))
                .conditionExpression("attribute_not_exists(redemptionId)")
                .build())
        .build();
  }

  private TransactWriteItem close(String redemptionId) {
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName(tables.redemptions())
                .key(DynamoDbTables.key("redemptionId", redemptionId))
                .updateExpression("SET #status = :closed")
                .conditionExpression("#status = :open")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(
                    Map.of(
                        ":closed", AttributeValue.fromS(Redemption.CLOSED),
                        ":open", AttributeValue.fromS(Redemption.OPEN)))
                .build())
        .build();
  }
}
