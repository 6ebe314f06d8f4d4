package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/**
 * Reads items with consistent reads, and retries after transient failures. Safe for use by several
 * threads.
 */
public final class Reads {
  /** The maximum number of items that one transaction reads. */
  public static final int MOST_AT_ONCE = 100;

  private final DynamoDbClient client;
  private final String table;

  public Reads(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /**
   * Reads items as of one moment. Up to 100 are read in one transaction. More are read repeatedly
   * until nothing has changed in between: versions never repeat, so all items then had these values
   * at one moment.
   *
   * @return the items that exist
   */
  public Map<ItemKey, Map<String, AttributeValue>> snapshot(Deadline call, List<ItemKey> keys) {
    if (keys.size() <= MOST_AT_ONCE) {
      return slice(call, keys);
    }
    Map<ItemKey, Map<String, AttributeValue>> before = slices(call, keys);
    while (true) {
      Map<ItemKey, Map<String, AttributeValue>> after = slices(call, keys);
      if (after.equals(before)) {
        return after;
      }
      before = after;
      call.pauseAfterChange();
    }
  }

  /** Reads items in slices, each slice as of a different moment. */
  public Map<ItemKey, Map<String, AttributeValue>> slices(Deadline call, List<ItemKey> keys) {
    Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
      found.putAll(slice(call, keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE))));
    }
    return found;
  }

  /**
   * Reads items, each as of a different moment. Unlike a transaction, this never conflicts with
   * writers, and costs half.
   *
   * @param keys the keys, without duplicates
   * @return the items that exist, in any order
   */
  public List<Map<String, AttributeValue>> each(Deadline call, List<ItemKey> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>(keys.size());
    for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
      List<ItemKey> some = keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE));
      KeysAndAttributes left =
          KeysAndAttributes.builder()
              .consistentRead(true)
              .keys(some.stream().map(ItemKey::toMap).toList())
              .build();
      while (left != null) {
        left = batch(call, left, found);
      }
    }
    return found;
  }

  /** Adds the items that the service returns, and returns the keys that it has left over. */
  private @Nullable KeysAndAttributes batch(
      Deadline call, KeysAndAttributes keys, List<Map<String, AttributeValue>> found) {
    BatchGetItemResponse response =
        call.sendUntilAnswered(
            () ->
                client.batchGetItem(
                    BatchGetItemRequest.builder()
                        .requestItems(Map.of(table, keys))
                        .overrideConfiguration(call.timeout())
                        .build()));
    List<Map<String, AttributeValue>> items = response.responses().getOrDefault(table, List.of());
    found.addAll(items);
    KeysAndAttributes left = response.unprocessedKeys().get(table);
    if (left != null && items.isEmpty()) {
      call.pauseAfter(
          ProvisionedThroughputExceededException.builder().message("no key was read").build());
    }
    return left;
  }

  private Map<ItemKey, Map<String, AttributeValue>> slice(Deadline call, List<ItemKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    return keys.size() == 1 ? single(call, keys.get(0)) : transaction(call, keys);
  }

  private Map<ItemKey, Map<String, AttributeValue>> single(Deadline call, ItemKey key) {
    GetItemResponse response =
        call.sendUntilAnswered(
            () ->
                client.getItem(
                    GetItemRequest.builder()
                        .tableName(table)
                        .key(key.toMap())
                        .consistentRead(true)
                        .overrideConfiguration(call.timeout())
                        .build()));
    return response.hasItem() ? Map.of(key, response.item()) : Map.of();
  }

  private Map<ItemKey, Map<String, AttributeValue>> transaction(Deadline call, List<ItemKey> keys) {
    List<TransactGetItem> gets = new ArrayList<>(keys.size());
    for (ItemKey key : keys) {
      gets.add(
          TransactGetItem.builder()
              .get(Get.builder().tableName(table).key(key.toMap()).build())
              .build());
    }
    TransactGetItemsResponse response =
        call.sendUntilAnswered(
            () ->
                client.transactGetItems(
                    TransactGetItemsRequest.builder()
                        .transactItems(gets)
                        .overrideConfiguration(call.timeout())
                        .build()));
    Map<ItemKey, Map<String, AttributeValue>> found = new HashMap<>();
    List<ItemResponse> items = response.responses();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).hasItem() && !items.get(i).item().isEmpty()) {
        found.put(keys.get(i), items.get(i).item());
      }
    }
    return found;
  }

  /** Reads one page of a query. */
  QueryResponse page(Deadline call, Consumer<QueryRequest.Builder> query) {
    return call.sendUntilAnswered(
        () -> {
          QueryRequest.Builder request =
              QueryRequest.builder().tableName(table).consistentRead(true);
          query.accept(request);
          return client.query(request.overrideConfiguration(call.timeout()).build());
        });
  }
}
