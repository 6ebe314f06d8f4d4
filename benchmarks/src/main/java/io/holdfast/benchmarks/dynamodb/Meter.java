package io.holdfast.benchmarks.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpHeaders;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts the cost of a client's requests: request units, requests on the network, and the bytes of
 * their bodies. The bodies are those of requests that ask for their units, which makes them some
 * dozens of bytes longer.
 *
 * <p>The units of single reads and writes are those that the service reports as consumed. Those of
 * transactions are computed from the sizes of the items by the published rules, because DynamoDB
 * Local reports the same for transactions of any size. For a failed condition it reports nothing:
 * this is counted as the write that did not happen, of items of up to a kilobyte.
 *
 * <p>Safe for use by any number of threads. Items that other clients write at the same time are
 * counted with their size at that moment.
 */
final class Meter implements ExecutionInterceptor {
  /**
   * Parts of the partition keys of the library's levels, and of the stock items of the other
   * contenders.
   */
  private static final List<String> STOCK = List.of("#L#", "event#");

  private static final ExecutionAttribute<List<Integer>> BEFORE =
      new ExecutionAttribute<>("holdfast.sizes");

  private final Stored stored;
  private Cost cost = Cost.NONE;
  private double stockWrites;
  private long failed;

  /**
   * Creates a meter at zero.
   *
   * @param uncounted another client of the same service
   */
  Meter(DynamoDbClient uncounted) {
    this.stored = new Stored(uncounted);
  }

  /**
   * The counted cost.
   *
   * @param cost the cost of all requests
   * @param stockWrites the write units of stock items alone
   * @param failed the number of requests whose condition failed
   */
  record Metered(Cost cost, double stockWrites, long failed) {}

  /** Returns the cost since the last call. */
  synchronized Metered take() {
    Metered all = new Metered(cost, stockWrites, failed);
    cost = Cost.NONE;
    stockWrites = 0;
    failed = 0;
    return all;
  }

  private void read(double units) {
    add(new Cost(units, 0, 0, 0, 0), 0);
  }

  private void write(double units, boolean stock) {
    add(new Cost(0, units, 0, 0, 0), stock ? units : 0);
  }

  private synchronized void add(Cost more, double stock) {
    cost = cost.plus(more);
    stockWrites += stock;
  }

  private synchronized void fail() {
    failed++;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof TransactWriteItemsRequest it) {
      attributes.putAttribute(BEFORE, stored.sizes(it.transactItems()));
    }
    SdkRequest.Builder asking = request.toBuilder();
    for (SdkField<?> field : request.sdkFields()) {
      if (field.memberName().equals("ReturnConsumedCapacity")) {
        field.set(asking, "TOTAL");
      }
    }
    return asking.build();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    add(new Cost(0, 0, 1, length(context.httpRequest()), 0), 0);
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    add(new Cost(0, 0, 0, 0, length(context.httpResponse())), 0);
  }

  private static double length(SdkHttpHeaders message) {
    return message.firstMatchingHeader("Content-Length").map(Double::valueOf).orElse(Double.NaN);
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    SdkResponse response = context.response();
    if (request instanceof TransactWriteItemsRequest it) {
      written(it.transactItems(), attributes.getAttribute(BEFORE));
    } else if (response instanceof TransactGetItemsResponse it) {
      it.responses().forEach(one -> read(Units.transactionalRead(ItemSize.of(one.item()))));
    } else if (isWrite(request)) {
      consumed(response)
          .forEach(
              it ->
                  write(
                      it.capacityUnits(),
                      request instanceof UpdateItemRequest update && isStock(update.key())));
    } else {
      consumed(response).forEach(it -> read(it.capacityUnits()));
    }
  }

  private void written(List<TransactWriteItem> actions, List<Integer> before) {
    List<Integer> after = stored.sizes(actions);
    for (int i = 0; i < actions.size(); i++) {
      int bytes = Math.max(before.get(i), after.get(i));
      write(Units.transactionalWrite(bytes), isStock(Stored.key(actions.get(i))));
    }
  }

  private static Stream<ConsumedCapacity> consumed(SdkResponse response) {
    Object consumed = response.getValueForField("ConsumedCapacity", Object.class).orElse(List.of());
    Stream<?> all = consumed instanceof List<?> several ? several.stream() : Stream.of(consumed);
    return all.map(ConsumedCapacity.class::cast);
  }

  private static boolean isWrite(SdkRequest request) {
    String name = request.getClass().getSimpleName();
    return name.startsWith("Put") || name.startsWith("Update") || name.startsWith("Delete");
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (context.exception() instanceof ConditionalCheckFailedException) {
      write(1, context.request() instanceof UpdateItemRequest it && isStock(it.key()));
      fail();
    } else if (context.exception() instanceof TransactionCanceledException
        && context.request() instanceof TransactWriteItemsRequest it) {
      it.transactItems()
          .forEach(each -> write(Units.transactionalWrite(0), isStock(Stored.key(each))));
      fail();
    }
  }

  private static boolean isStock(Map<String, AttributeValue> key) {
    AttributeValue pk = key.get("pk");
    return pk != null && pk.s() != null && STOCK.stream().anyMatch(pk.s()::contains);
  }
}
