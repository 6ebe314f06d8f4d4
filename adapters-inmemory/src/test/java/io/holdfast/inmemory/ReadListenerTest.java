package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.ReadEvent;
import io.holdfast.inventory.ReadKind;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.testing.ForwardingStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener hears of reads and verifications, and the numbers tell repeated decisions. */
class ReadListenerTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey TEA = StockKey.of(SHOP, new Sku("tea"));
  private static final ReservationId ORDER = new ReservationId("a");

  private final List<ReadEvent> reads = new ArrayList<>();
  private final List<VerifyReport> reports = new ArrayList<>();
  private final InventoryListener listener =
      new InventoryListener() {
        @Override
        public void onRead(ReadEvent event) {
          reads.add(event);
        }

        @Override
        public void onVerified(ShopId shop, VerifyReport report) {
          assertThat(shop).isEqualTo(SHOP);
          reports.add(report);
        }
      };

  @Test
  void eachReadIsToldWithItsKind() {
    Inventory inventory =
        Inventory.builder(InMemoryInventoryStore.create()).listener(listener).build();
    inventory.define(StockDefinition.withOpening(TEA, 5));
    inventory.commit(CommitRequest.of(SHOP, ORDER, Line.of("tea", 1)));
    assertThat(reads).isEmpty();

    inventory.availability(AvailabilityRequest.of(SHOP, Line.of("tea", 1)));
    inventory.level(TEA);
    inventory.levels(SHOP, null, 10);
    inventory.levels(List.of(TEA));
    inventory.restockStatus(TEA);
    inventory.reservation(SHOP, ORDER);
    inventory.reservations(SHOP, List.of(ORDER));
    inventory.reservations(SHOP, ReservationState.COMMITTED, null, null, 10);
    inventory.stockMovements(TEA, null, 10);
    inventory.shops(null, 10);
    inventory.verify(SHOP);
    inventory.reservationMovements(SHOP, ORDER);

    assertThat(reads)
        .extracting(ReadEvent::read)
        .containsExactly(
            ReadKind.AVAILABILITY,
            ReadKind.LEVEL,
            ReadKind.LEVELS,
            ReadKind.LEVELS,
            ReadKind.RESTOCK_STATUS,
            ReadKind.RESERVATION,
            ReadKind.RESERVATIONS,
            ReadKind.RESERVATIONS,
            ReadKind.STOCK_MOVEMENTS,
            ReadKind.SHOPS,
            ReadKind.VERIFY,
            ReadKind.RESERVATION_MOVEMENTS);
    assertThat(reads)
        .allSatisfy(
            it -> {
              assertThat(it.shop()).isEqualTo(it.read() == ReadKind.SHOPS ? null : SHOP);
              assertThat(it.fault()).isNull();
              assertThat(it.elapsed()).isPositive();
            });
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).levelsChecked()).isEqualTo(1);
  }

  @Test
  void aReadThatFailsIsToldWithItsFault() {
    InventoryException away = new UnavailableException("away", null);
    ForwardingStore store =
        new ForwardingStore(InMemoryInventoryStore.create()) {
          @Override
          public Snapshot read(Footprint footprint) {
            throw away;
          }
        };
    Inventory inventory = Inventory.builder(store).listener(listener).build();
    assertThatThrownBy(() -> inventory.level(TEA)).isSameAs(away);
    assertThat(reads).extracting(ReadEvent::fault).containsExactly(away);
  }

  @Test
  void repeatedDecisionsAreCountedAsConflicts() {
    ForwardingStore store =
        new ForwardingStore(InMemoryInventoryStore.create()) {
          @Override
          public <R> R decide(Footprint footprint, Decision<R> decision) {
            return super.decide(
                footprint,
                snapshot -> {
                  decision.on(snapshot);
                  decision.on(snapshot);
                  return decision.on(snapshot);
                });
          }
        };
    Inventory inventory = Inventory.create(store);
    assertThat(inventory.stats().conflicts()).isZero();
    inventory.define(StockDefinition.withOpening(TEA, 5));
    inventory.commit(CommitRequest.of(SHOP, ORDER, Line.of("tea", 1)));
    assertThat(inventory.stats().conflicts()).isEqualTo(4);
  }
}
