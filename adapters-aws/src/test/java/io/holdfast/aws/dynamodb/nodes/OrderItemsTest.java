package io.holdfast.aws.dynamodb.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.Inventory;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests that the check of the host's items passes on correct data and finds each error. */
class OrderItemsTest {
  private final DynamoDbClient client = TestClients.client(DynamoDbLocal.shared().endpoint());
  private final Shop shop = new Shop("items-" + System.nanoTime());
  private Inventory inventory;

  @BeforeEach
  void sell() {
    DynamoDbTable.create(client, Shop.TABLE);
    OrderItems.createTable(client);
    inventory = Shop.inventory(client);
    inventory.define(shop.stock(10)).orElseThrow();
    for (String id : List.of("a", "b")) {
      inventory.alongside(OrderItems.of(shop, id)).commit(shop.order(id)).orElseThrow();
    }
  }

  @AfterEach
  void close() {
    inventory.close();
  }

  @Test
  void agreeWhereAllIsWell() {
    assertThat(OrderItems.agree(client, shop, inventory, List.of("a", "b")))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void missAnItemThatWasDeleted() {
    OrderItems.delete(client, shop, "a");
    fails(this::agree, "committed orders without an item");
  }

  @Test
  void missAnOrderThatWasTold() {
    fails(
        () -> OrderItems.agree(client, shop, inventory, List.of("c")),
        "acknowledged orders without an item");
  }

  @Test
  void findAnItemWithoutItsOrder() {
    inventory.cancel(shop.id(), shop.order("b").id()).orElseThrow();
    fails(this::agree, "items without a committed order");
  }

  private void agree() {
    OrderItems.agree(client, shop, inventory, List.of());
  }

  private static void fails(ThrowingCallable check, String with) {
    assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageContaining(with);
  }
}
