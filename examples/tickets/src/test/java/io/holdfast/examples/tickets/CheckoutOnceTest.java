package io.holdfast.examples.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.ShopId;
import org.junit.jupiter.api.Test;

/** The code of the README: an operation of the host's own that takes effect once. */
class CheckoutOnceTest {
  private final ShopId shop = new ShopId("tea-house");
  private final InMemoryInventoryStore store = InMemoryInventoryStore.create();
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

  @Test
  void aRequestThatIsSentTwiceIsDoneOnce() {
    assertThat(checkout("key-1", "{sencha}")).isEqualTo("200 charged {sencha}");
    assertThat(checkout("key-1", "{sencha}")).isEqualTo("200 charged {sencha}");
    assertThat(charged).isOne();
    assertThat(checkout("key-1", "{matcha}")).startsWith("422");
    assertThat(checkout("key-2", "{matcha}")).startsWith("200");
  }
}
