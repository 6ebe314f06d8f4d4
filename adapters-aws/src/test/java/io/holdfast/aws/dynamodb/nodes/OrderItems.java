package io.holdfast.aws.dynamodb.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.DynamoDbWrite;
import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** The host's table: an item for each committed order, written in the transaction of the commit. */
final class OrderItems {
  private static final String TABLE = "order-items";
  private static final String KEY = "pk";

  private OrderItems() {}

  /** Creates the table, if it is missing. */
  static void createTable(DynamoDbClient client) {
    try {
      OnDynamoDb.createHostTable(client, TABLE);
    } catch (ResourceInUseException e) {
      // Another test of this JVM has created it.
      return;
    }
  }

  /** Returns the item of an order; a second one for the same order fails. */
  static DynamoDbWrite of(Shop shop, String order) {
    return DynamoDbWrite.insert(
        TABLE,
        KEY,
        Map.of(
            KEY,
            text(shop.id() + "/" + order),
            "shop",
            text(shop.id().value()),
            "id",
            text(order)));
  }

  /** Deletes the item of an order, as nobody should. */
  static void delete(DynamoDbClient client, Shop shop, String order) {
    client.deleteItem(it -> it.tableName(TABLE).key(Map.of(KEY, text(shop.id() + "/" + order))));
  }

  /**
   * Asserts that every committed order has its item, that there is no other item, and that every
   * acknowledged order has one. Sales may go on meanwhile, cancellations may not.
   *
   * @param acknowledged the orders that were acknowledged before this call
   * @return the orders that have an item
   */
  static Set<String> agree(
      DynamoDbClient client, Shop shop, Inventory inventory, Collection<String> acknowledged) {
    Set<String> committed = committed(shop, inventory);
    Set<String> items = items(client, shop);
    assertThat(minus(committed, items)).as("committed orders without an item").isEmpty();
    assertThat(minus(acknowledged, items)).as("acknowledged orders without an item").isEmpty();
    // What was sold between the two reads is among the items only.
    assertThat(minus(items, committed))
        .as("items without a committed order")
        .allMatch(id -> isCommitted(inventory, shop, id));
    return items;
  }

  private static Set<String> items(DynamoDbClient client, Shop shop) {
    return client.scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true)).items().stream()
        .filter(item -> item.get("shop").s().equals(shop.id().value()))
        .map(item -> item.get("id").s())
        .collect(Collectors.toSet());
  }

  private static Set<String> committed(Shop shop, Inventory inventory) {
    Set<String> all = new HashSet<>();
    PageToken from = null;
    do {
      Page<Reservation> page =
          inventory.reservations(shop.id(), ReservationState.COMMITTED, null, from, Page.MAX_LIMIT);
      page.items().forEach(it -> all.add(it.id().value()));
      from = page.next().orElse(null);
    } while (from != null);
    return all;
  }

  private static boolean isCommitted(Inventory inventory, Shop shop, String order) {
    return inventory
        .reservation(shop.id(), new ReservationId(order))
        .filter(it -> it.state() == ReservationState.COMMITTED)
        .isPresent();
  }

  private static List<String> minus(Collection<String> all, Set<String> some) {
    return all.stream().filter(id -> !some.contains(id)).sorted().toList();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
