package io.holdfast.aws.dynamodb.internal.request;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Values;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The items of a partition key in the order of their sort keys, read page by page on demand. Not
 * safe for use by several threads.
 */
public final class Partition implements Iterator<Map<String, AttributeValue>> {
  private final Reads reads;
  private final Deadline call;
  private final Map<String, String> names = new HashMap<>(Map.of("#pk", ItemKey.PK));
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final String condition;
  private @Nullable String filter;
  private @Nullable Integer pageSize;
  private Iterator<Map<String, AttributeValue>> page =
      List.<Map<String, AttributeValue>>of().iterator();
  private @Nullable Map<String, AttributeValue> next;
  private boolean more = true;

  private Partition(Reads reads, Deadline call, String pk, String condition) {
    this.reads = reads;
    this.call = call;
    this.condition = condition;
    values.put(":pk", Values.text(pk));
  }

  /** Returns all items. */
  public static Partition all(Reads reads, Deadline call, String pk) {
    return new Partition(reads, call, pk, "#pk = :pk");
  }

  /** Returns the items after a sort key; all if it is null. */
  public static Partition after(Reads reads, Deadline call, String pk, @Nullable String sk) {
    return sk == null ? all(reads, call, pk) : part(reads, call, pk, "#sk > :sk", sk);
  }

  /** Returns the items before a sort key. */
  public static Partition before(Reads reads, Deadline call, String pk, String sk) {
    return part(reads, call, pk, "#sk < :sk", sk);
  }

  private static Partition part(Reads reads, Deadline call, String pk, String range, String sk) {
    Partition part = new Partition(reads, call, pk, "#pk = :pk AND " + range);
    part.names.put("#sk", ItemKey.SK);
    part.values.put(":sk", Values.text(sk));
    return part;
  }

  /** Restricts the items to those whose attribute has one of two values. */
  public Partition where(String attribute, String one, String other) {
    filter = "#filtered IN (:one, :other)";
    names.put("#filtered", attribute);
    values.put(":one", Values.text(one));
    values.put(":other", Values.text(other));
    return this;
  }

  /** Sets the page size, for reads that need only a few items. */
  public Partition inPagesOf(int items) {
    pageSize = items;
    return this;
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && more) {
      QueryResponse response = reads.page(call, this::ask);
      page = response.items().iterator();
      more = response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty();
      next = response.lastEvaluatedKey();
    }
    return page.hasNext();
  }

  private void ask(QueryRequest.Builder request) {
    request
        .keyConditionExpression(condition)
        .filterExpression(filter)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .limit(pageSize)
        .exclusiveStartKey(next);
  }

  @Override
  public Map<String, AttributeValue> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
