package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the listing of shops. Other tests may have shops in the same store. */
@Clause(value = 16, title = "shops")
public abstract class ShopsClause extends ClauseTests {
  /** Shorter than a shop of a test, so that a character can follow. */
  private final ShopId prefix =
      new ShopId(rows.shop.value().substring(0, rows.shop.value().length() - 1));

  @Test
  void eachShopWithALevelIsListedOnceAndSorted() {
    List<ShopId> mine = new ArrayList<>();
    for (String end : List.of("b", "a", "c")) {
      ShopId shop = new ShopId(prefix + end);
      mine.add(shop);
      for (String sku : List.of("cup", "plate")) {
        Writes.define(store, Rows.level(StockKey.of(shop, new Sku(sku)), 1));
      }
    }
    mine.sort(null);
    for (int limit : List.of(1, 2, 3)) {
      assertThat(shopsOfThisTest(limit)).as("by %d", limit).isEqualTo(mine);
    }
    List<ShopId> all = new ArrayList<>();
    List<ShopId> page;
    do {
      page = store.shops(all.isEmpty() ? null : all.get(all.size() - 1), 1_000);
      all.addAll(page);
    } while (page.size() == 1_000);
    assertThat(all).containsAll(mine).doesNotHaveDuplicates().isSorted();
    ShopId empty = new ShopId(prefix + "d");
    assertThat(store.levels(empty, null, 1)).isEmpty();
    assertThat(all).as("a shop without a level").doesNotContain(empty);
    assertThat(shopsOfThisTest(10)).isEqualTo(mine);
  }

  /** Lists the shops whose id begins with that of this test. */
  private List<ShopId> shopsOfThisTest(int limit) {
    List<ShopId> found = new ArrayList<>();
    @Nullable ShopId last = prefix;
    while (last != null) {
      List<ShopId> page = store.shops(last, limit);
      last = page.size() < limit ? null : page.get(limit - 1);
      for (ShopId shop : page) {
        if (!shop.value().startsWith(prefix.value())) {
          return found;
        }
        found.add(shop);
      }
    }
    return found;
  }
}
