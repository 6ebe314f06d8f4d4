package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Shops;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests that the message that has waited longest is leased first; and the listings. */
@Clause(value = 4, title = "due first")
public abstract class DueFirstClause<C extends OutboxContent> extends OutboxTests<C> {
  @Test
  void theLongestDueAreLeasedFirst() {
    List<MessageId> expected = new ArrayList<>();
    for (int i = 9; i > 0; i--) {
      expected.add(put("sku-" + i, 1).id());
      clock.advance(MICRO);
    }
    List<MessageId> leased = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      leased.addAll(ids(outbox.lease(shop, 3, LEASE)));
    }
    assertThat(leased).isEqualTo(expected);
  }

  @Test
  void whatWasTriedComesBehindWhatWasNot() {
    C tried = put("a", 1);
    settle(new Settlement.Retry<>(leaseOne(), Duration.ofSeconds(1), REASON));
    C fresh = put("b", 1);
    clock.advance(Duration.ofSeconds(1));
    C unblocked = put("c", 1);
    assertThat(ids(outbox.lease(shop, 3, LEASE)))
        .containsExactly(fresh.id(), tried.id(), unblocked.id());
  }

  @Test
  void shopsAreKeptApart() {
    ShopId elsewhere = Shops.fresh();
    C here = put("a", 1);
    StockKey theirs = new StockKey(elsewhere, new Sku("a"), new Location("main"));
    C there = put(theirs, 2);
    assertThat(ids(outbox.messages(elsewhere, null, 10))).containsExactly(there.id());
    assertThat(outbox.withdraw(elsewhere, here.id())).isTrue();
    OutboxMessage<C> leased = leaseOne();
    assertThat(leased.content()).isEqualTo(here);
    assertThat(outbox.settle(elsewhere, List.of(new Settlement.Removed<>(leased))))
        .containsExactly(here.id());
    assertThat(ids(outbox.lease(elsewhere, 10, LEASE))).containsExactly(there.id());
  }

  @Test
  void everyShopThatHasSomethingDueIsListedById() {
    TreeSet<ShopId> due = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      ShopId shop = Shops.fresh();
      due.add(shop);
      put(new StockKey(shop, new Sku("a"), new Location("main")), 1);
    }
    assertThat(dueShops(2)).isSorted().doesNotHaveDuplicates().containsAll(due);
  }

  @Test
  void aShopIsListedAgainWhenItsLeaseOrItsPauseEnds() {
    put("a", 1);
    OutboxMessage<C> leased = leaseOne();
    clock.advance(LEASE);
    assertListed();
    settle(new Settlement.Retry<>(leased, LEASE, REASON));
    clock.advance(LEASE);
    assertListed();
    OutboxMessage<C> again = leaseOne();
    sent(again);
    clock.set(due(again.content()));
    assertListed();
  }

  private void assertListed() {
    assertThat(dueShops(100)).contains(shop);
  }

  private List<ShopId> dueShops(int limit) {
    List<ShopId> all = new ArrayList<>();
    List<ShopId> page = other.dueShops(null, limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      page = other.dueShops(page.get(page.size() - 1), limit);
    }
    return all;
  }

  @Test
  void messagesAreListedByIdInPages() {
    TreeSet<String> expected = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      expected.add(put(i % 2 == 0 ? "sku-" + i : "SKU-" + i, 1 + i % 3).id().value());
    }
    outbox.lease(shop, 2, LEASE);
    assertThat(texts(allMessages())).containsExactlyElementsOf(expected);
  }
}
