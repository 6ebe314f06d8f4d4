package io.holdfast.benchmarks.dynamodb;

import static java.util.Objects.requireNonNull;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Order;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * The algorithm of a ticket system: it reads the stock and its version, writes both on the
 * condition that the version is unchanged, then puts the order as an idempotency record. A crash
 * between the two writes loses the record of a sale.
 *
 * <p>If another client was faster, the order fails. A second variant reads again after a random and
 * growing pause, until the order is served.
 */
final class Tickets implements Contender {
  static final String FAILING = "read, write if the version is the same, put; fails";
  static final String TRYING = "the same, tries until served";

  private static final String STOCK = "tickets-stock";
  private static final String ORDERS = "tickets-orders";
  private static final int MOST_MILLIS = 256;
  private static final AtomicInteger EVENTS = new AtomicInteger();

  private final DynamoDbClient client;
  private final boolean tries;
  private String event = "none";
  private long opening;

  Tickets(DynamoDbClient client, boolean tries) {
    this.client = client;
    this.tries = tries;
    create(STOCK);
    create(ORDERS);
  }

  private void create(String table) {
    try {
      client.createTable(
          it ->
              it.tableName(table)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("pk")
                          .attributeType(ScalarAttributeType.S)
                          .build())
                  .keySchema(
                      KeySchemaElement.builder()
                          .attributeName("pk")
                          .keyType(KeyType.HASH)
                          .build()));
    } catch (ResourceInUseException e) {
      // Created by the other variant.
    }
    client.waiter().waitUntilTableExists(it -> it.tableName(table));
  }

  @Override
  public String name() {
    return tries ? TRYING : FAILING;
  }

  /** Opens a new event. Earlier events remain. */
  @Override
  public void open(int skus, long pieces) {
    if (skus != 1) {
      throw new IllegalArgumentException("skus: must be 1, is " + skus);
    }
    event = "event#" + EVENTS.incrementAndGet();
    opening = pieces;
    client.putItem(
        it ->
            it.tableName(STOCK)
                .item(
                    Map.of(
                        "pk", text(event),
                        "remaining", number(pieces),
                        "total_seats", number(pieces),
                        "version", number(1),
                        "updated_at", number(System.currentTimeMillis()))));
  }

  @Override
  public boolean place(Order order) {
    for (int tried = 1; ; tried++) {
      Stock stock = stock();
      if (stock.remaining() < 1) {
        return false;
      }
      if (takes(stock.version())) {
        put(order);
        return true;
      }
      if (!tries) {
        return false;
      }
      pause(tried);
    }
  }

  private record Stock(long remaining, long version) {}

  private Stock stock() {
    var item = client.getItem(it -> it.tableName(STOCK).key(Map.of("pk", text(event)))).item();
    return new Stock(number(item, "remaining"), number(item, "version"));
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(requireNonNull(item.get(name), name).n());
  }

  private boolean takes(long version) {
    try {
      client.updateItem(
          it ->
              it.tableName(STOCK)
                  .key(Map.of("pk", text(event)))
                  .updateExpression(
                      "SET remaining = remaining - :one, #version = #version + :one,"
                          + " updated_at = :now")
                  .conditionExpression("#version = :seen AND remaining >= :one")
                  .expressionAttributeNames(Map.of("#version", "version"))
                  .expressionAttributeValues(
                      Map.of(
                          ":one", number(1),
                          ":seen", number(version),
                          ":now", number(System.currentTimeMillis()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private void put(Order order) {
    long now = System.currentTimeMillis();
    client.putItem(
        it ->
            it.tableName(ORDERS)
                .item(
                    Map.of(
                        "pk", text(event + "#" + order.id()),
                        "order_id", text("ord_" + UUID.randomUUID()),
                        "status", text("CONFIRMED"),
                        "quantity", number(1),
                        "created_at", number(now),
                        "ttl", number(now / 1_000 + 300))));
  }

  /** Waits for up to a millisecond, then two, four and so on. */
  private static void pause(int tried) {
    long most = Math.min(MOST_MILLIS, 1L << Math.min(tried, 20)) * 1_000;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most) / 1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void check(long orders, long pieces) {
    long left = stock().remaining();
    long kept =
        client
            .scanPaginator(
                it ->
                    it.tableName(ORDERS)
                        .select(Select.COUNT)
                        .filterExpression("begins_with(pk, :event)")
                        .expressionAttributeValues(Map.of(":event", text(event + "#"))))
            .stream()
            .mapToLong(page -> page.count())
            .sum();
    if (opening - left != pieces || kept != orders) {
      throw new IllegalStateException(
          "the ledger is wrong: %d orders, %d pieces; %d orders kept, %d pieces gone"
              .formatted(orders, pieces, kept, opening - left));
    }
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
