package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expired holds are freed in groups that fit a small transaction. */
class LimitedMapExpiryTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final int WIDE = 49;

  private final SettableClock clock = new SettableClock();
  private final LimitedMapStore store = new LimitedMapStore(clock, new Limits(100));
  private final Inventory inventory = Inventory.create(store);

  LimitedMapExpiryTest() {
    store.expiredHoldOutbox = false;
  }

  private void stock(String sku, long pieces) {
    inventory
        .define(StockDefinition.withOpening(StockKey.of(SHOP, new Sku(sku)), pieces))
        .orElseThrow();
  }

  private void hold(String id, Line... lines) {
    inventory.hold(HoldRequest.of(SHOP, new ReservationId(id), TTL, lines)).orElseThrow();
    clock.advance(Duration.ofNanos(1_000));
  }

  private void holdCups(int count) {
    for (int i = 0; i < count; i++) {
      hold("cup-%03d".formatted(i), Line.of("cup", 1));
    }
  }

  private static Line[] wide() {
    return IntStream.range(0, WIDE).mapToObj(i -> Line.of("s" + i, 1)).toArray(Line[]::new);
  }

  @Test
  void theSweepFillsItsUnits() {
    stock("cup", 120);
    holdCups(120);
    clock.advance(TTL);
    store.written.clear();

    assertThat(inventory.sweep(SHOP, 1_000).expired()).isEqualTo(120);
    assertThat(store.written)
        .as("an entry and a row of the index of each, and the level")
        .containsExactly(2 * 49 + 1, 2 * 49 + 1, 2 * 22 + 1);
    assertThat(inventory.verify(SHOP).violations()).isEmpty();
  }

  @Test
  void anOrderThatNeedsThemAllGetsThemAll() {
    stock("cup", 200);
    holdCups(200);
    clock.advance(TTL);
    store.written.clear();

    CommitRequest all = CommitRequest.of(SHOP, new ReservationId("all"), Line.of("cup", 200));
    assertThat(inventory.commit(all).isDone()).isTrue();
    assertThat(store.written).hasSize(6).endsWith(2);
    assertThat(inventory.verify(SHOP).violations()).isEmpty();
  }

  @Test
  void wideHoldsAndNarrowOnesShareUnitsWhereTheyFit() {
    stock("cup", 30);
    for (Line line : wide()) {
      stock(line.sku().value(), 2);
    }
    holdCups(10);
    hold("wide-1", wide());
    hold("wide-2", wide());
    hold("z", Line.of("cup", 1));
    clock.advance(TTL);
    store.written.clear();

    assertThat(inventory.sweep(SHOP, 1_000).expired()).isEqualTo(13);
    assertThat(store.written).containsExactly(2 * 10 + 1, 99, 99, 3);
    assertThat(inventory.verify(SHOP).violations()).isEmpty();
  }

  @Test
  void messagesAreCountedWithTheHoldsAndAWideHoldHasItsMessageWrittenFirst() {
    store.expiredHoldOutbox = true;
    stock("cup", 30);
    for (Line line : wide()) {
      stock(line.sku().value(), 2);
    }
    holdCups(26);
    hold("wide-1", wide());
    hold("wide-2", wide());
    hold("z", Line.of("cup", 1));
    clock.advance(TTL);
    store.written.clear();

    assertThat(inventory.sweep(SHOP, 1_000).expired()).isEqualTo(29);
    assertThat(store.written)
        .as("four rows of each cup and the level; two of a message; the wide hold without it")
        .containsExactly(4 * 24 + 1, 4 * 2 + 1, 2, 99, 2, 99, 4 + 1);
    assertThat(store.expiredHolds(SHOP)).hasSize(29);
    assertThat(inventory.verify(SHOP).violations()).isEmpty();
  }
}
