package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the clock decides when a message is due, to the microsecond. */
@Clause(value = 5, title = "clock")
public abstract class DueTimeClause extends OutboxTests {
  private static final Duration PAUSE = Duration.ofNanos(1_234_567_000);

  /** Creates the tests for the outbox of a fixture. */
  protected DueTimeClause(RestockOutboxFixture fixture) {
    super(fixture);
  }

  @Test
  void aPauseEndsToTheMicrosecond() {
    put("a", 1);
    settle(new Settlement.Retry(leaseOne(), PAUSE, REASON));
    assertDueAfterPause();
    settle(new Settlement.Released(leaseOne(), PAUSE));
    assertDueAfterPause();
  }

  private void assertDueAfterPause() {
    clock.advance(PAUSE.minus(MICRO));
    assertNoneDue();
    clock.advance(MICRO);
  }

  @Test
  void aRequestIsNotLookedAfterBeforeItIsDue() {
    RestockRequest request = put("a", 1);
    sent(leaseOne());
    clock.set(request.dueAt().minus(MICRO));
    assertNoneDue();
    clock.advance(MICRO);
    assertThat(leaseOne().request()).isEqualTo(request);
  }

  @Test
  void whereTheClockGoesBackEverythingIsLateByAsMuchAndNothingIsStuck() {
    RestockRequest request = put("a", 1);
    OutboxMessage leased = leaseOne();
    clock.advance(Duration.ofHours(-1));
    settle(new Settlement.Retry(leased.tried(), PAUSE, REASON));
    assertThat(stored(request).nextAt()).isEqualTo(clock.instant().plus(PAUSE));
    clock.advance(PAUSE);
    assertIs(leaseOne(), State.PENDING, 1, 2);
    assertNoneDue();
  }

  @Test
  void whoseClockIsAheadTakesOverAndTheOtherFindsOut() {
    SettableClock ahead = new SettableClock(clock.instant().plus(Duration.ofDays(1)));
    RestockOutbox early = fixture.reopen(outbox, ahead);
    RestockRequest request = put("a", 1);
    OutboxMessage mine = leaseOne();
    List<OutboxMessage> taken = early.lease(shop, 1, LEASE);
    if (taken.isEmpty()) {
      sent(mine); // all instances have one clock
    } else {
      assertThat(outbox.settle(shop, List.of(new Settlement.Sent(mine, request.dueAt()))))
          .containsExactly(request.id());
      assertThat(early.settle(shop, List.of(new Settlement.Sent(taken.get(0), request.dueAt()))))
          .isEmpty();
    }
    assertThat(stored(request).state()).isEqualTo(State.SENT);
  }
}
