package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Shops;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests several threads, interrupted or not. */
@Clause(value = 7, title = "threads")
public abstract class AnyThreadClause<C extends OutboxContent> extends OutboxTests<C> {
  @Test
  void anInterruptEndsNoCallAndIsKept() {
    C request = put("a", 1);
    assertThat(Crowd.interrupted(() -> outbox.dueShops(null, 10_000))).contains(shop);
    List<OutboxMessage<C>> leased = Crowd.interrupted(() -> outbox.lease(shop, 1, LEASE));
    assertThat(ids(leased)).containsExactly(request.id());
    Settlement<C> blocked = new Settlement.Blocked<>(leased.get(0), REASON);
    assertThat(Crowd.interrupted(() -> outbox.settle(shop, List.of(blocked)))).isEqualTo(Set.of());
    assertThat(Crowd.interrupted(() -> outbox.unblock(shop, request.id()))).isTrue();
    assertThat(Crowd.interrupted(() -> outbox.messages(shop, null, 1))).hasSize(1);
    assertThat(Crowd.interrupted(() -> outbox.withdraw(shop, request.id()))).isTrue();
    assertThat(other.messages(shop, null, 1)).isEmpty();
  }

  @Test
  void shopsDoNotGetIntoEachOthersWay() {
    int calls = Math.max(1, fixture.effort().repeats() / 5);
    Crowd.of(
        8,
        thread -> {
          ShopId mine = Shops.fresh();
          Outbox<C> by = thread % 2 == 0 ? outbox : other;
          for (int i = 1; i <= calls; i++) {
            put(new StockKey(mine, new Sku("a"), new Location("main")), i);
            List<OutboxMessage<C>> leased = by.lease(mine, 10, LEASE);
            assertThat(leased).hasSize(1);
            assertThat(by.settle(mine, List.of(new Settlement.Removed<>(leased.get(0))))).isEmpty();
          }
          assertThat(by.messages(mine, null, 10)).isEmpty();
          return true;
        });
  }
}
