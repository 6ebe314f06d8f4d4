package io.holdfast.examples.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentCommands;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inmemory.InMemoryWrite;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;

/** The code of the README: an operation of the host's own that takes effect once. */
class CheckoutOnceTest {
  private final ShopId shop = new ShopId("tea-house");
  private final InMemoryInventoryStore store = InMemoryInventoryStore.create();
  private final Inventory inventory = Inventory.create(store);
  private final ConcurrentMap<String, String> orders = new ConcurrentHashMap<>();
  private int charged;

  private String charge(String body) {
    charged++;
    return "charged " + body;
  }

  private String checkout(String idempotencyKey, String body) {
    IdempotentExecutor idempotent = IdempotentExecutor.create(store.idempotency());
    ClaimRequest once =
        ClaimRequest.of(
            new IdempotencyKey(shop, "checkout", idempotencyKey), Fingerprint.sha256(body));

    return idempotent
        .run(once, () -> charge(body))
        .fold(
            done -> "200 " + done.answer().text(),
            inProgress -> "409 come back at " + inProgress.until(),
            otherPayload -> "422 this key was used for something else");
  }

  private String order(String idempotencyKey, String body) {
    ClaimRequest request =
        ClaimRequest.of(
            new IdempotencyKey(shop, "order", idempotencyKey), Fingerprint.sha256(body));
    InMemoryWrite orderRow = InMemoryWrite.insert("orders", orders, idempotencyKey, body);

    IdempotentCommands once = IdempotentCommands.create(store.answerRecords());
    String orderId = "o-" + idempotencyKey;
    StoredAnswer answer = new StoredAnswer("{\"order\":\"" + orderId + "\"}");
    CommitRequest order = CommitRequest.of(shop, new ReservationId(orderId), Line.of("sencha", 2));

    return once.run(request, answer, record -> inventory.alongside(record, orderRow).commit(order))
        .fold(
            outcome ->
                outcome.fold(sold -> "200 " + answer.text(), refused -> "409 " + refused.code()),
            reply ->
                reply.fold(
                    done -> "200 " + done.answer().text(),
                    inProgress -> "409 come back at " + inProgress.until(),
                    otherPayload -> "422 this key was used for something else"));
  }

  @Test
  void anOrderThatIsSentTwiceIsSoldOnce() {
    inventory.define(StockDefinition.withOpening(StockKey.of(shop, new Sku("sencha")), 3));

    assertThat(order("key-1", "{sencha}")).isEqualTo("200 {\"order\":\"o-key-1\"}");
    assertThat(order("key-1", "{sencha}")).isEqualTo("200 {\"order\":\"o-key-1\"}");
    assertThat(order("key-1", "{matcha}")).startsWith("422");
    assertThat(order("key-2", "{sencha}")).isEqualTo("409 INSUFFICIENT_STOCK");
    assertThat(orders).containsOnlyKeys("key-1");
  }

  @Test
  void aRequestThatIsSentTwiceIsDoneOnce() {
    assertThat(checkout("key-1", "{sencha}")).isEqualTo("200 charged {sencha}");
    assertThat(checkout("key-1", "{sencha}")).isEqualTo("200 charged {sencha}");
    assertThat(charged).isOne();
    assertThat(checkout("key-1", "{matcha}")).startsWith("422");
    assertThat(checkout("key-2", "{matcha}")).startsWith("200");
  }
}
