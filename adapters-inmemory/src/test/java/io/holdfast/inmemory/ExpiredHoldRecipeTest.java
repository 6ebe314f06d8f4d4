package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.ExpiredHoldRelay;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.spi.ExpiredHoldPublisher;
import io.holdfast.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The recipe for payments of expired holds, compiled and asserted. */
class ExpiredHoldRecipeTest {
  private static final ShopId SHOP = new ShopId("tea-house");
  private static final Duration TTL = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock();
  private final Payments payments = new Payments();

  /** The payments of the host. */
  private static final class Payments {
    final List<ReservationId> refunded = new ArrayList<>();
    Set<ReservationId> paid = Set.of();

    boolean isPaid(ReservationId id) {
      return paid.contains(id);
    }

    void refund(ReservationId id) {
      refunded.add(id);
    }
  }

  private static void hold(Inventory inventory, String id, long pieces) {
    inventory
        .hold(HoldRequest.of(SHOP, new ReservationId(id), TTL, Line.of("sencha", pieces)))
        .orElseThrow();
  }

  @Test
  void everyPaidHoldThatHasExpiredIsSoldOrRefunded() {
    InMemoryInventoryStore store =
        InMemoryInventoryStore.builder().clock(clock).expiredHoldOutbox(true).build();
    Inventory inventory = Inventory.create(store);
    StockKey sencha = StockKey.of(SHOP, new Sku("sencha"));
    inventory.define(StockDefinition.withOpening(sencha, 6)).orElseThrow();

    // recipe
    ExpiredHoldPublisher latePayments =
        hold -> {
          if (!payments.isPaid(hold.id())) {
            return; // the message is deleted
          }
          CommitRequest again = CommitRequest.ofHold(hold.shop(), hold.id()).reacquiring();
          if (!inventory.commit(again).isDone()) {
            payments.refund(hold.id()); // the stock is gone
          }
        };
    ExpiredHoldRelay relay = ExpiredHoldRelay.create(store.expiredHoldOutbox(), latePayments);
    // end

    hold(inventory, "paid", 2);
    hold(inventory, "paid-too-late", 2);
    hold(inventory, "unpaid", 2);
    payments.paid = Set.of(new ReservationId("paid"), new ReservationId("paid-too-late"));
    clock.advance(TTL);
    ReservationId other = new ReservationId("other");
    inventory.commit(CommitRequest.of(SHOP, other, Line.of("sencha", 3))).orElseThrow();
    inventory.sweep(SHOP, 100);
    RelayReport report = relay.runOnce();
    assertThat(report.published()).isEqualTo(3);
    assertThat(inventory.reservation(SHOP, new ReservationId("paid")).orElseThrow().state())
        .isEqualTo(ReservationState.COMMITTED);
    assertThat(payments.refunded).containsExactly(new ReservationId("paid-too-late"));
    assertThat(store.expiredHoldOutbox().messages(SHOP, null, 10)).isEmpty();
    assertThat(relay.runOnce()).isEqualTo(RelayReport.NONE);
  }

  @Test
  void aStoreWithoutTheOptionWritesNoMessage() {
    InMemoryInventoryStore store = InMemoryInventoryStore.create(clock);
    Inventory inventory = Inventory.create(store);
    inventory
        .define(StockDefinition.withOpening(StockKey.of(SHOP, new Sku("sencha")), 2))
        .orElseThrow();
    hold(inventory, "unpaid", 2);
    clock.advance(TTL);
    assertThat(inventory.sweep(SHOP, 100).expired()).isEqualTo(1);
    assertThat(store.expiredHoldOutbox().messages(SHOP, null, 10)).isEmpty();
  }

  @Test
  void theDocumentationShowsThisVeryCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/holdfast/inmemory/ExpiredHoldRecipeTest.java"));
    int from = source.indexOf("// recipe\n") + "// recipe\n".length();
    String code =
        source.substring(from, source.indexOf("    // end\n")).stripTrailing().stripIndent();

    assertThat(Files.readString(Path.of("../docs/expired-holds.md"))).contains(code);
  }
}
