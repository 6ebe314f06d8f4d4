package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.internal.Seed;
import io.holdfast.contract.model.Command;
import io.holdfast.contract.model.CommandGenerator;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests that a clock jump ends holds early or late, and never creates or loses stock. */
public abstract class ClockCases extends BehaviourTests {
  @Test
  void aClockThatGoesBackLetsAHoldLiveLonger() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(Duration.ofDays(-1));
    assertLevel(cup, 5, 5, 0);
    clock.advance(Duration.ofDays(1));
    assertLevel(cup, 5, 5, 0);
    clock.advance(TTL);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void aHoldThatWasRecordedAsExpiredStaysSo() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(Duration.ofDays(1));
    assertDone(commit("other", Line.of("cup", 5)), COMMITTED);
    clock.advance(Duration.ofDays(-1));
    assertThat(inventory.reservation(shop, id("h")).orElseThrow().state()).isEqualTo(EXPIRED);
    assertWrongState(commitHold("h"), EXPIRED);
    assertLevel(cup, 5, 0, 5);
  }

  @Test
  void aHoldThatSeemedExpiredAndWasLeftAloneLivesOn() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(Duration.ofDays(1));
    assertThat(level(cup).available()).isEqualTo(5);
    clock.advance(Duration.ofDays(-1));
    assertThat(level(cup).available()).isZero();
    assertRefused(hold("other", Line.of("cup", 1)), InsufficientStock.class);
    assertDone(commitHold("h"), COMMITTED);
  }

  @Test
  void holdsMadeBeforeAndAfterAJumpBackAllExpire() {
    StockKey cup = stock("cup", 5);
    hold("before", Line.of("cup", 2));
    clock.advance(Duration.ofHours(-5));
    assertDone(hold("after", Line.of("cup", 2)), HELD);
    clock.advance(TTL);
    assertLevel(cup, 5, 2, 0);
    clock.advance(Duration.ofHours(5));
    assertLevel(cup, 5, 0, 0);
    assertDone(commit("all", Line.of("cup", 5)), COMMITTED);
  }

  @Test
  void jumpsDuringAnyCommandsNeverMakeOrLoseStock() {
    long seed = Seed.of(this);
    Random random = new Random(seed);
    int rounds = Math.max(3, fixture.effort().repeats() / 10);
    for (int round = 0; round < rounds; round++) {
      for (Command command : new CommandGenerator(seed + round).script(20)) {
        if (random.nextInt(3) == 0) {
          clock.advance(Duration.ofSeconds(random.nextInt(200_000) - 100_000));
        }
        Object answer = command.onInventory().ask(inventory, shop, clock);
        assertThat(answer).isNotNull();
      }
      assertThat(inventory.verify(shop).violations()).as("-Dholdfast.seed=%d", seed).isEmpty();
    }
  }
}
