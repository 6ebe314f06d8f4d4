package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
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
      call.pauseAfter(Conflict.changing());
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

  private Map<ItemKey, Map<String, AttributeValue>> slice(Deadline call, List<ItemKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    return keys.size() == 1 ? single(call, keys.get(0)) : transaction(call, keys);
  }

  private Map<ItemKey, Map<String, AttributeValue>> single(Deadline call, ItemKey key) {
    GetItemResponse response =
        patiently(
            call,
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
        patiently(
            call,
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
    return patiently(
        call,
        () -> {
          QueryRequest.Builder request =
              QueryRequest.builder().tableName(table).consistentRead(true);
          query.accept(request);
          return client.query(request.overrideConfiguration(call.timeout()).build());
        });
  }

  private static <T> T patiently(Deadline call, Supplier<T> request) {
    while (true) {
      try {
        return call.send(request);
      } catch (SdkException e) {
        call.pauseAfter(e);
      }
    }
  }
}
