package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.DueKey;
import io.holdfast.aws.dynamodb.internal.item.OutboxItems;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.inventory.model.ShopId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shops with due messages, in the partitions that all shops share. The messages are
 * sorted by shop and time, so the first of a shop decides, and the rest of a long backlog is
 * skipped. Not safe for use by several threads.
 */
final class DueShops {
  private static final int PAGE = 250;

  private final OutboxItems<?> items;
  private final Reads reads;
  private final UnreadableItems bad;
  private final Deadline call;
  private final Instant now;

  DueShops(OutboxItems<?> items, Reads reads, UnreadableItems bad, Deadline call, Instant now) {
    this.items = items;
    this.reads = reads;
    this.bad = bad;
    this.call = call;
    this.now = now;
  }

  /** Returns shops after another one, by id. */
  List<ShopId> of(@Nullable ShopId after, int limit) {
    TreeSet<ShopId> shops = new TreeSet<>();
    for (String pk : items.keys().due()) {
      shops.addAll(in(pk, after, limit));
    }
    return shops.stream().limit(limit).toList();
  }

  private List<ShopId> in(String pk, @Nullable ShopId after, int limit) {
    List<ShopId> due = new ArrayList<>();
    ShopId last = after;
    String from = last == null ? null : OutboxKeys.afterDue(last);
    while (due.size() < limit) {
      Partition rest = Partition.after(reads, call, pk, from).inPagesOf(PAGE);
      if (!rest.hasNext()) {
        return due;
      }
      for (int i = 0; i < PAGE && rest.hasNext(); i++) {
        String sk = Values.text(rest.next(), ItemKey.SK);
        DueKey key = items.dueKey(sk);
        if (key == null) {
          bad.name(new ItemKey(pk, sk));
          from = sk;
          continue;
        }
        ShopId shop = key.shop();
        if (!shop.equals(last)) {
          last = shop;
          if (key.isBy(now)) {
            due.add(shop);
          }
        }
        from = OutboxKeys.afterDue(shop);
      }
    }
    return due.subList(0, limit);
  }
}
