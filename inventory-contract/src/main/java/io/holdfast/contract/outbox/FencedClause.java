package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tests that a settlement takes effect only if the message was not leased again; and its effects.
 */
@Clause(value = 2, title = "fencing")
public abstract class FencedClause<C extends OutboxContent> extends OutboxTests<C> {
  @Test
  void whoWasTakenOverChangesNothing() {
    C request = put("a", 1);
    OutboxMessage<C> slow = leaseOne();
    clock.advance(LEASE);
    OutboxMessage<C> fast = other.lease(shop, 1, LEASE).get(0);
    for (Settlement<C> late :
        List.<Settlement<C>>of(
            new Settlement.Sent<>(slow, due(request)),
            new Settlement.Begun<>(slow.tried()),
            new Settlement.Retry<>(slow, Duration.ZERO, REASON),
            new Settlement.Released<>(slow, Duration.ZERO),
            new Settlement.Blocked<>(slow, REASON),
            new Settlement.Removed<>(slow))) {
      assertThat(outbox.settle(shop, List.of(late))).as("%s", late).containsExactly(request.id());
      assertThat(stored(request)).isEqualTo(fast);
    }
    assertThat(other.settle(shop, List.of(new Settlement.Sent<>(fast, due(request))))).isEmpty();
    assertIs(stored(request), State.SENT, 0, 2);
  }

  @Test
  void aLeaseThatHasEndedDoesNoHarmWhereNobodyCame() {
    C request = put("a", 1);
    OutboxMessage<C> late = leaseOne();
    clock.advance(LEASE.multipliedBy(100));
    sent(late);
    assertIs(stored(request), State.SENT, 0, 1);
  }

  @Test
  void thoseOfABatchThatWereTakenOverAreNamedAndTheOthersSettled() {
    C quick = put("a", 1);
    C taken = put("b", 1);
    C gone = put("c", 1);
    List<OutboxMessage<C>> leased = outbox.lease(shop, 3, LEASE);
    clock.advance(LEASE);
    assertThat(other.withdraw(shop, gone.id())).isTrue();
    clock.advance(LEASE.negated());
    OutboxMessage<C> first = leased.get(ids(leased).indexOf(quick.id()));
    settle(new Settlement.Retry<>(first.tried(), LEASE.multipliedBy(9), REASON));
    clock.advance(LEASE);
    assertThat(ids(other.lease(shop, 3, LEASE))).containsExactly(taken.id());
    Set<MessageId> lost =
        outbox.settle(
            shop,
            leased.stream()
                .<Settlement<C>>map(it -> new Settlement.Blocked<>(it.tried(), REASON))
                .toList());
    assertThat(lost).containsExactlyInAnyOrder(taken.id(), gone.id());
    assertIs(stored(quick), State.BLOCKED, 1, 1);
    assertIs(stored(taken), State.PENDING, 0, 2);
  }

  @Test
  void oneOfTwoWhoSettleWins() {
    for (int i = 0; i < fixture.effort().repeats(); i++) {
      C request = put("sku-" + i, 1);
      OutboxMessage<C> slow = leaseOne();
      clock.advance(LEASE);
      Instant next = clock.instant().plus(LEAD_TIME);
      List<Boolean> won =
          Crowd.of(
              2,
              thread -> {
                List<OutboxMessage<C>> mine =
                    thread == 0 ? List.of(slow) : other.lease(shop, 1, LEASE);
                return !mine.isEmpty()
                    && outbox
                        .settle(shop, List.of(new Settlement.Sent<>(mine.get(0), next)))
                        .isEmpty();
              });
      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(stored(request).state()).isEqualTo(State.SENT);
      assertThat(other.withdraw(shop, request.id())).isTrue();
    }
  }

  @Test
  void whatIsAcceptedIsSentAndLookedAfterWhenItSaysSo() {
    C request = put("a", 1);
    settle(new Settlement.Retry<>(tryOne(), Duration.ZERO, REASON));
    sent(leaseOne());
    OutboxMessage<C> stored = stored(request);
    assertIs(stored, State.SENT, 0, 2);
    assertThat(stored.reason()).isNull();
    assertThat(stored.nextAt()).isEqualTo(due(request));
    assertNoneDue();
    clock.set(due(request));
    assertIs(leaseOne(), State.SENT, 0, 3);
  }

  @Test
  void whatIsTriedAgainStaysWhatItIs() {
    C request = put("a", 1);
    settle(new Settlement.Retry<>(tryOne(), Duration.ofSeconds(5), REASON));
    OutboxMessage<C> stored = stored(request);
    assertIs(stored, State.PENDING, 1, 1);
    assertThat(stored.reason()).isEqualTo(REASON);
    clock.advance(Duration.ofSeconds(5));
    OutboxMessage<C> second = leaseOne();
    assertThat(second.reason()).isEqualTo(REASON);
    sent(second);
    clock.set(due(request));
    settle(new Settlement.Retry<>(tryOne(), Duration.ZERO, "again"));
    assertIs(stored(request), State.SENT, 1, 3);
  }

  @Test
  void aLeaseThatEndedUntriedDoesNotCount() {
    C request = put("a", 1);
    settle(new Settlement.Retry<>(tryOne(), Duration.ZERO, REASON));
    settle(new Settlement.Released<>(leaseOne(), Duration.ofSeconds(5)));
    OutboxMessage<C> stored = stored(request);
    assertIs(stored, State.PENDING, 1, 2);
    assertThat(stored.reason()).isEqualTo(REASON);
    assertThat(stored.nextAt()).isEqualTo(clock.instant().plusSeconds(5));
    clock.advance(Duration.ofSeconds(5));
    assertIs(leaseOne(), State.PENDING, 1, 3);
  }

  @Test
  void whatIsBlockedIsLeftAloneUntilItIsUnblocked() {
    C request = put("a", 1);
    assertThat(outbox.unblock(shop, request.id())).as("not blocked").isFalse();
    settle(new Settlement.Blocked<>(tryOne(), REASON));
    OutboxMessage<C> stored = stored(request);
    assertIs(stored, State.BLOCKED, 1, 1);
    assertThat(stored.reason()).isEqualTo(REASON);
    clock.advance(Duration.ofDays(10_000));
    assertNoneDue();
    assertThat(other.unblock(shop, request.id())).isTrue();
    assertThat(other.unblock(shop, request.id())).as("blocked no more").isFalse();
    assertIs(stored(request), State.PENDING, 0, 1);
    assertIs(leaseOne(), State.PENDING, 0, 2);
    assertThat(outbox.unblock(shop, request(key("nobody"), 1).id())).isFalse();
  }

  @Test
  void whatIsDoneIsGone() {
    put("a", 1);
    settle(new Settlement.Removed<>(leaseOne()));
    assertThat(other.messages(shop, null, 10)).isEmpty();
    clock.advance(LEAD_TIME);
    assertNoneDue();
  }

  @Test
  void whatIsNotUnderWayIsWithdrawn() {
    C pending = put("a", 1);
    C waiting = put("b", 1);
    C sent = put("c", 1);
    C blocked = put("d", 1);
    for (OutboxMessage<C> it : outbox.lease(shop, 4, LEASE)) {
      if (it.content().equals(pending)) {
        settle(new Settlement.Released<>(it, Duration.ZERO));
      } else if (it.content().equals(waiting)) {
        settle(new Settlement.Retry<>(it, LEAD_TIME, REASON));
      } else if (it.content().equals(sent)) {
        sent(it);
      } else {
        settle(new Settlement.Blocked<>(it, REASON));
      }
    }
    for (C each : List.of(pending, waiting, sent, blocked)) {
      assertThat(other.withdraw(shop, each.id())).isTrue();
      assertThat(other.withdraw(shop, each.id())).as("twice").isTrue();
    }
    assertThat(outbox.messages(shop, null, 10)).isEmpty();
  }
}
