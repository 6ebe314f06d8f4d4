package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a leased message is not leased by another process. */
@Clause(value = 1, title = "one lease")
public abstract class LeaseClause<C extends OutboxContent> extends OutboxTests<C> {
  @Test
  void aRequestThatWasPutInIsLeasedAsItWasDecided() {
    C request = put("a", 1);
    assertIs(stored(request), State.PENDING, 0, 0);
    OutboxMessage<C> leased = leaseOne();
    assertThat(leased.content()).isEqualTo(request);
    assertThat(leased.nextAt()).isEqualTo(clock.instant().plus(LEASE));
    assertThat(leased.reason()).isNull();
    assertIs(leased, State.PENDING, 0, 1);
    assertThat(stored(request)).isEqualTo(leased);
  }

  @Test
  void nobodyElseGetsItBeforeTheLeaseEnds() {
    C request = put("a", 1);
    leaseOne();
    assertNoneDue();
    clock.advance(LEASE.minus(MICRO));
    assertNoneDue();
    clock.advance(MICRO);
    List<OutboxMessage<C>> again = other.lease(shop, 10, LEASE);
    assertThat(ids(again)).containsExactly(request.id());
    assertIs(again.get(0), State.PENDING, 0, 2);
  }

  @Test
  void noMoreThanAskedForAreLeased() {
    for (int i = 0; i < 5; i++) {
      put("a-" + i, 1);
    }
    assertThat(outbox.lease(shop, 3, LEASE)).hasSize(3);
    assertThat(other.lease(shop, 3, LEASE)).hasSize(2);
    assertNoneDue();
  }

  @Test
  void aCrowdGetsEachMessageOnce() {
    int messages = Math.min(100, 2 * fixture.effort().repeats());
    List<C> requests = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      requests.add(request(key("sku-" + i), 1));
    }
    fixture.put(outbox, requests);
    List<MessageId> leased = new ArrayList<>();
    Crowd.of(8, thread -> drained(thread % 2 == 0 ? outbox : other)).forEach(leased::addAll);
    leased.addAll(drained(outbox)); // messages that another thread had locked meanwhile
    assertThat(leased).doesNotHaveDuplicates();
    assertThat(leased)
        .containsExactlyInAnyOrderElementsOf(requests.stream().map(it -> it.id()).toList());
  }

  private List<MessageId> drained(Outbox<C> from) {
    List<MessageId> all = new ArrayList<>();
    List<OutboxMessage<C>> some = from.lease(shop, 3, LEASE);
    while (!some.isEmpty()) {
      all.addAll(ids(some));
      some = from.lease(shop, 3, LEASE);
    }
    return all;
  }

  @Test
  void whatIsLeasedIsNotWithdrawn() {
    C request = put("a", 1);
    leaseOne();
    assertThat(other.withdraw(shop, request.id())).isFalse();
    clock.advance(LEASE.minus(MICRO));
    assertThat(other.withdraw(shop, request.id())).isFalse();
    assertThat(ids(other.messages(shop, null, 10))).containsExactly(request.id());
    clock.advance(MICRO);
    assertThat(other.withdraw(shop, request.id())).isTrue();
    assertThat(outbox.messages(shop, null, 10)).isEmpty();
    assertNoneDue();
  }
}
