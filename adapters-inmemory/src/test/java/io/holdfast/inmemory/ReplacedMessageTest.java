package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message in place of one with the same id starts again at token 0. */
class ReplacedMessageTest {
  private static final ShopId SHOP = new ShopId("tea-house");
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock();
  private final MemoryOutbox.OfExpiredHolds outbox = new MemoryOutbox.OfExpiredHolds(clock);

  private OutboxMessage<ExpiredHold> addedAndLeased() {
    ReservationId id = new ReservationId("h-1");
    outbox.add(List.of(new ExpiredHold(SHOP, id, List.of(), clock.instant(), clock.instant())));
    return outbox.lease(SHOP, 1, LEASE).get(0);
  }

  @Test
  void isNotSettledByTheOwnerOfALeaseOfTheOldOne() {
    OutboxMessage<ExpiredHold> old = addedAndLeased();
    clock.advance(LEASE);
    OutboxMessage<ExpiredHold> replacement = addedAndLeased();
    assertThat(replacement.fencingToken()).isEqualTo(old.fencingToken());

    assertThat(outbox.settle(SHOP, List.of(new Settlement.Delivered<>(old))))
        .containsExactly(old.content().id());
    assertThat(outbox.messages(SHOP, null, 10)).containsExactly(replacement);
    assertThat(outbox.settle(SHOP, List.of(new Settlement.Delivered<>(replacement)))).isEmpty();
    assertThat(outbox.messages(SHOP, null, 10)).isEmpty();
  }
}
