package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that the requests of one stock key are leased one after another. */
@Clause(value = 3, title = "order")
public abstract class OrderClause extends OutboxTests<RestockRequest> {
  @Test
  void aLaterRequestWaitsUntilTheEarlierIsAccepted() {
    RestockRequest first = put("a", 1);
    RestockRequest second = put("a", 2);
    OutboxMessage<RestockRequest> leased = leaseOne();
    assertThat(leased.content()).isEqualTo(first);
    assertNoneDue();
    settle(new Settlement.Retry<>(leased, Duration.ofSeconds(5), REASON));
    assertNoneDue();
    clock.advance(Duration.ofSeconds(5));
    sent(leaseOne());
    assertThat(leaseOne().content()).isEqualTo(second);
  }

  @Test
  void nothingWaitsForABlockedOneWhichIsClosedIfThereIsALaterOne() {
    RestockRequest first = put("a", 1);
    RestockRequest second = put("a", 2);
    settle(new Settlement.Blocked<>(tryOne(), REASON));
    OutboxMessage<RestockRequest> leased = leaseOne();
    assertThat(leased.content()).isEqualTo(second);
    assertNoneDue();
    settle(new Settlement.Retry<>(leased.tried(), Duration.ZERO, REASON));
    outbox.unblock(shop, first.id());
    OutboxMessage<RestockRequest> again = leaseOne();
    assertThat(again.content()).isEqualTo(first);
    assertNoneDue();
    settle(new Settlement.Removed<>(again));
    assertThat(leaseOne().content()).isEqualTo(second);
  }

  @Test
  void theOrderIsThatOfTheNumbersNotOfTheirDigits() {
    RestockRequest ten = put("a", 10);
    RestockRequest nine = put("a", 9);
    OutboxMessage<RestockRequest> leased = leaseOne();
    assertThat(leased.content()).isEqualTo(nine);
    assertNoneDue();
    settle(new Settlement.Removed<>(leased));
    assertThat(leaseOne().content()).isEqualTo(ten);
  }

  @Test
  void anAcceptedRequestIsLookedAfterWhileALaterOneWaits() {
    RestockRequest first = put("a", 1);
    sent(leaseOne());
    clock.set(first.dueAt());
    RestockRequest second = put("a", 2);
    assertThat(ids(outbox.lease(shop, 10, LEASE)))
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertIs(stored(first), State.SENT, 0, 2);
    assertIs(stored(second), State.PENDING, 0, 1);
  }

  @Test
  void stockKeysDoNotWaitForEachOther() {
    RestockRequest first = put("a", 1);
    settle(new Settlement.Retry<>(tryOne(), LEAD_TIME, REASON));
    put("a", 2);
    RestockRequest elsewhere =
        put(new StockKey(shop, new Sku("a"), new Location("warehouse-2")), 2);
    RestockRequest upperCase = put("A", 2);
    RestockRequest another = put("a-2", 3);
    assertThat(ids(outbox.lease(shop, 10, LEASE)))
        .containsExactlyInAnyOrder(elsewhere.id(), upperCase.id(), another.id());
    assertIs(stored(first), State.PENDING, 1, 1);
  }
}
