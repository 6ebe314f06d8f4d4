package io.holdfast.examples.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How a host tests its own code: the real rules on the in-memory store, and a clock that the test
 * sets.
 */
class TicketOfficeTest {
  private static final ShopId ORGANISER = new ShopId("jazz-club");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T20:00:00Z"));
  private final Inventory inventory = Inventory.create(InMemoryInventoryStore.create(clock));
  private final TicketOffice office = new TicketOffice(inventory, ORGANISER);

  @BeforeEach
  void theEveningHasThreeSeats() {
    inventory
        .receive(
            ReceiveRequest.of(
                    ORGANISER, new OperationId("seating"), Line.units("friday", "A1", "A2", "A3"))
                .creatingWith(StockPolicy.units()))
        .orElseThrow();
  }

  @Test
  void aSeatIsPutAsideForAMinute() {
    assertThat(office.reserve("order-1", "friday", "A1"))
        .isEqualTo("yours until 2026-05-01T20:01:00Z");
    assertThat(office.reserve("order-2", "friday", "A1", "A2")).isEqualTo("already taken: [A1]");
  }

  @Test
  void whoPaysInTimeHasTheSeat() {
    office.reserve("order-1", "friday", "A1");
    clock.advance(Duration.ofSeconds(59));

    assertThat(office.paid("order-1")).isTrue();
    assertThat(office.paid("order-1")).as("a repeated callback is harmless").isTrue();
  }

  @Test
  void whoPaysTooLateHasLostIt() {
    office.reserve("order-1", "friday", "A1");
    clock.advance(Duration.ofSeconds(60));

    assertThat(office.paid("order-1")).isFalse();
    assertThat(office.reserve("order-2", "friday", "A1")).startsWith("yours until");
  }

  @Test
  void anUnknownSeatIsNeverSold() {
    assertThat(office.reserve("order-1", "friday", "Z9")).isEqualTo("sorry: UNKNOWN_UNIT");
  }
}
