package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the clock decides when a message is due, to the microsecond. */
@Clause(value = 5, title = "clock")
public abstract class DueTimeClause<C extends OutboxContent> extends OutboxTests<C> {
  private static final Duration PAUSE = Duration.ofNanos(1_234_567_000);

  @Test
  void aPauseEndsToTheMicrosecond() {
    put("a", 1);
    settle(new Settlement.Retry<>(leaseOne(), PAUSE, REASON));
    assertDueAfterPause();
    settle(new Settlement.Released<>(leaseOne(), PAUSE));
    assertDueAfterPause();
  }

  private void assertDueAfterPause() {
    clock.advance(PAUSE.minus(MICRO));
    assertNoneDue();
    clock.advance(MICRO);
  }

  @Test
  void aRequestIsNotLookedAfterBeforeItIsDue() {
    C request = put("a", 1);
    sent(leaseOne());
    clock.set(due(request).minus(MICRO));
    assertNoneDue();
    clock.advance(MICRO);
    assertThat(leaseOne().content()).isEqualTo(request);
  }

  @Test
  void whereTheClockGoesBackEverythingIsLateByAsMuchAndNothingIsStuck() {
    C request = put("a", 1);
    OutboxMessage<C> leased = leaseOne();
    clock.advance(Duration.ofHours(-1));
    settle(new Settlement.Retry<>(leased.tried(), PAUSE, REASON));
    assertThat(stored(request).nextAt()).isEqualTo(clock.instant().plus(PAUSE));
    clock.advance(PAUSE);
    assertIs(leaseOne(), State.PENDING, 1, 2);
    assertNoneDue();
  }

  @Test
  void whoseClockIsAheadTakesOverAndTheOtherFindsOut() {
    SettableClock ahead = new SettableClock(clock.instant().plus(Duration.ofDays(1)));
    Outbox<C> early = fixture.reopen(outbox, ahead);
    C request = put("a", 1);
    OutboxMessage<C> mine = leaseOne();
    List<OutboxMessage<C>> taken = early.lease(shop, 1, LEASE);
    if (taken.isEmpty()) {
      sent(mine); // all instances have one clock
    } else {
      assertThat(outbox.settle(shop, List.of(new Settlement.Sent<>(mine, due(request)))))
          .containsExactly(request.id());
      assertThat(early.settle(shop, List.of(new Settlement.Sent<>(taken.get(0), due(request)))))
          .isEmpty();
    }
    assertThat(stored(request).state()).isEqualTo(State.SENT);
  }
}
