package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.ShopId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shops that have restock requests which are due, in the partitions that all shops share.
 * There they are sorted by shop and time, so the first of a shop tells, and the rest of a shop with
 * a long backlog is leapt over.
 */
final class DueShops {
  private static final int PAGE = 250;

  private DueShops() {}

  /** Shops after another one, by id. */
  static List<ShopId> of(Reads reads, Call call, Instant now, @Nullable ShopId after, int limit) {
    TreeSet<ShopId> shops = new TreeSet<>();
    for (String pk : Keys.due()) {
      shops.addAll(in(reads, call, pk, now, after, limit));
    }
    return shops.stream().limit(limit).toList();
  }

  private static List<ShopId> in(
      Reads reads, Call call, String pk, Instant now, @Nullable ShopId after, int limit) {
    List<ShopId> due = new ArrayList<>();
    ShopId last = after;
    while (due.size() < limit) {
      String from = last == null ? null : Keys.afterDue(last);
      Partition rest = Partition.after(reads, call, pk, from).inPagesOf(PAGE);
      if (!rest.hasNext()) {
        return due;
      }
      for (int i = 0; i < PAGE && rest.hasNext(); i++) {
        String sk = Values.text(rest.next(), ItemKey.SK);
        ShopId shop = Keys.dueShop(sk);
        if (!shop.equals(last)) {
          last = shop;
          if (Keys.isDueBy(shop, sk, now)) {
            due.add(shop);
          }
        }
      }
    }
    return due.subList(0, limit);
  }
}
