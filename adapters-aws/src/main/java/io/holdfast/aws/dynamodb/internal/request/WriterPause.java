package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Asks the writers of levels to wait briefly, so that an audit can read levels that change all the
 * time. Correctness does not depend on it: a pause ends by itself, and a writer that ignores it
 * changes the level, which the audit detects. Safe for use by several threads.
 */
public final class WriterPause {
  /** The attribute with the time until which the level should not be changed. */
  public static final String PAUSED_UNTIL = "pausedUntil";

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;

  public WriterPause(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  /** Makes a write wait for the end of a pause. */
  public static void keep(Action action, Instant now) {
    action.requireAbsentOr(PAUSED_UNTIL, "<=", Values.time(now));
  }

  /** Returns whether an item asks its writers to wait. */
  static boolean isPaused(Map<String, AttributeValue> item, Instant now) {
    Instant until = Values.timeOrNull(item, PAUSED_UNTIL);
    return until != null && until.isAfter(now);
  }

  public void pause(Deadline call, Collection<StockKey> keys, Duration time) {
    AttributeValue until = Values.time(clock.instant().plus(time));
    for (StockKey key : keys) {
      update(
          call,
          key,
          UpdateItemRequest.builder()
              .updateExpression("SET " + PAUSED_UNTIL + " = :until")
              .expressionAttributeValues(Map.of(":until", until)));
    }
  }

  public void resume(Deadline call, Collection<StockKey> keys) {
    for (StockKey key : keys) {
      update(call, key, UpdateItemRequest.builder().updateExpression("REMOVE " + PAUSED_UNTIL));
    }
  }

  /** Updates the attribute without a transaction: repeating the update does no harm. */
  private void update(Deadline call, StockKey key, UpdateItemRequest.Builder update) {
    update
        .tableName(table)
        .key(Keys.level(key).toMap())
        .conditionExpression("attribute_exists(" + ItemKey.PK + ")");
    while (true) {
      try {
        call.send(() -> client.updateItem(update.overrideConfiguration(call.timeout()).build()));
        return;
      } catch (ConditionalCheckFailedException e) {
        return; // a deleted level no longer changes
      } catch (SdkException e) {
        call.pauseAfter(e);
      }
    }
  }
}
