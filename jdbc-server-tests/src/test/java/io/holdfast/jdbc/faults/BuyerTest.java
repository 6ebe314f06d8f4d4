package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.testing.FlakyStore;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a buyer takes each answer for what it says. */
class BuyerTest {
  private static final Order ORDER =
      new Order(
          new ReservationId("order-1"), List.of(Shop.line("lamp", 1)), Order.Path.HOLD_AND_FORGET);

  private final TestSchema schema = TestDatabase.h2().fresh();
  private final SettableClock clock = new SettableClock();
  private final InventoryStore store =
      JdbcInventoryStore.builder(schema.pool()).schema(SchemaMode.CREATE).clock(clock).build();

  private final Inventory inventory = Inventory.create(store);
  private final Receipts receipts = new Receipts();

  @BeforeEach
  void stock() {
    Shop.stock(inventory, "lamp", 10);
  }

  @AfterEach
  void close() {
    inventory.close();
    schema.close();
  }

  @Test
  void aHoldThatHasEndedBeforeItIsAskedForAgainWasDone() {
    FlakyStore loses = FlakyStore.failingAfter(store, this::isFirst);
    try (Inventory flaky = Inventory.create(loses)) {
      new Buyer(flaky, receipts).settle(ORDER);
    }
    assertThat(receipts.unknown).hasValue(1);
    assertThat(receipts.turnedAway()).isEmpty();
    Books.agreeWith(receipts, inventory);
  }

  @Test
  void theSameRefusalWithoutAFaultBeforeIsWrong() {
    new Buyer(inventory, new Receipts()).settle(ORDER);
    clock.advance(Duration.ofMinutes(1));
    new Buyer(inventory, receipts).settle(ORDER);
    assertThatThrownBy(() -> Books.agreeWith(receipts, inventory))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("refused orders that are stored");
  }

  /** Tells whether this is the first call; lets the hold end before the second. */
  private boolean isFirst(long call) {
    if (call > 1) {
      clock.advance(Duration.ofMinutes(1));
    }
    return call == 1;
  }
}
