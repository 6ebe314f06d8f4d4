package io.holdfast.aws.dynamodb.broken;

import io.holdfast.aws.dynamodb.faults.ForwardingClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Sends each transaction with changed actions. The kind of an item follows from its partition key,
 * such as {@code shop#E#7} for an entry.
 */
final class Rewritten extends ForwardingClient {
  private static final String ALWAYS = "attribute_exists(pk) OR attribute_not_exists(pk)";

  private final UnaryOperator<TransactWriteItem> change;

  Rewritten(DynamoDbClient inner, UnaryOperator<TransactWriteItem> change) {
    super(inner);
    this.change = change;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return super.transactWriteItems(
        request.toBuilder()
            .transactItems(request.transactItems().stream().map(change).toList())
            .build());
  }

  /**
   * Makes a part of the conditions on a kind of items always hold.
   *
   * @param kind the kind of the items
   * @param part a regular expression for the part
   */
  static UnaryOperator<DynamoDbClient> without(String kind, String part) {
    return on(
        action -> {
          TransactWriteItem.Builder changed = action.toBuilder();
          Put put = action.put();
          Update update = action.update();
          Delete delete = action.delete();
          if (put != null && isOf(kind, put.item())) {
            String weak = weak(put.conditionExpression(), part);
            changed.put(put.toBuilder().conditionExpression(weak).build());
          } else if (update != null && isOf(kind, update.key())) {
            String weak = weak(update.conditionExpression(), part);
            changed.update(update.toBuilder().conditionExpression(weak).build());
          } else if (delete != null && isOf(kind, delete.key())) {
            String weak = weak(delete.conditionExpression(), part);
            changed.delete(delete.toBuilder().conditionExpression(weak).build());
          }
          return changed.build();
        });
  }

  /** Keeps the names and values of the part in use, because the service requires it. */
  private static @Nullable String weak(@Nullable String condition, String part) {
    return condition == null ? null : condition.replaceAll(part, "($0 OR " + ALWAYS + ")");
  }

  /** Changes the updates of a kind of items. */
  static UnaryOperator<DynamoDbClient> updating(String kind, String part, String instead) {
    return on(
        action -> {
          Update update = action.update();
          if (update == null || !isOf(kind, update.key())) {
            return action;
          }
          String changes = update.updateExpression().replaceAll(part, instead);
          return action.toBuilder()
              .update(update.toBuilder().updateExpression(changes).build())
              .build();
        });
  }

  /** Puts a kind of items under keys that are never read. */
  static UnaryOperator<DynamoDbClient> astray(String kind) {
    return on(
        action -> {
          Put put = action.put();
          if (put == null || !isOf(kind, put.item())) {
            return action;
          }
          Map<String, AttributeValue> item = new HashMap<>(put.item());
          item.computeIfPresent("pk", (name, pk) -> AttributeValue.fromS(pk.s() + "#astray"));
          return action.toBuilder().put(put.toBuilder().item(item).build()).build();
        });
  }

  private static UnaryOperator<DynamoDbClient> on(UnaryOperator<TransactWriteItem> change) {
    return client -> new Rewritten(client, change);
  }

  private static boolean isOf(String kind, Map<String, AttributeValue> item) {
    AttributeValue pk = item.get("pk");
    return pk != null && pk.s().contains(kind);
  }
}
