package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.restock.spi.Outbox;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests that a fault of an outbox names the messages that it is about. */
class OutboxFaultTest {
  @Test
  void everyFaultNamesTheKindOfMessagesAndTheShop() {
    try (TestShop shop = TestShop.open(TestDatabase.h2())) {
      shop.execute("DROP TABLE holdfast_outbox", "DROP TABLE holdfast_expired_hold");
      assertNamed(
          shop, shop.store().restockOutbox(), "restock request", new RestockRequestId("r-1"));
      assertNamed(shop, shop.store().expiredHoldOutbox(), "expired hold", new ReservationId("h-1"));
    }
  }

  private static <C extends OutboxContent> void assertNamed(
      TestShop shop, Outbox<C> outbox, String noun, MessageId id) {
    String all = "for " + noun + "s of shop shop";
    String one = "for " + noun + " " + id + " of shop shop";
    assertFault("for shops with " + noun + "s", () -> outbox.dueShops(null, 10));
    assertFault(all, () -> outbox.lease(shop.id(), 10, Duration.ofMinutes(1)));
    assertFault(all, () -> outbox.messages(shop.id(), null, 10));
    assertFault(all, () -> outbox.summary(shop.id()));
    assertFault("for " + noun + "s", () -> outbox.summary(null));
    assertFault(one, () -> outbox.unblock(shop.id(), id));
    assertFault(one, () -> outbox.withdraw(shop.id(), id));
  }

  private static void assertFault(String what, ThrowingCallable call) {
    assertThatExceptionOfType(InventoryException.class)
        .isThrownBy(call)
        .withMessageContaining(what);
  }
}
