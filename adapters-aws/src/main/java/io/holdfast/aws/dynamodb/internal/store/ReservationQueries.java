package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.EntryItems;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads reservations without the rows that belong to them. Safe for use by several threads. */
public final class ReservationQueries {
  /** The number of entries that one slice looks at. */
  static final int WINDOW = 2_000;

  private final Reads reads;
  private final UnreadableItems bad;
  private final InstantSource clock;

  public ReservationQueries(Reads reads, UnreadableItems bad, InstantSource clock) {
    this.reads = reads;
    this.bad = bad;
    this.clock = clock;
  }

  public List<Reservation> of(Deadline call, ShopId shop, Collection<ReservationId> ids) {
    List<ItemKey> keys = ids.stream().map(id -> Keys.entry(shop, id.entry())).toList();
    List<Reservation> found = new ArrayList<>();
    for (Map<String, AttributeValue> item : reads.each(call, keys)) {
      if (read(shop, item) instanceof Reservation it) {
        found.add(it.asOf(now()));
      }
    }
    return found;
  }

  /**
   * Returns a slice of the listing by state. The entries of a shop are spread over partition keys,
   * so each slice queries all of them.
   */
  public ReservationSlice slice(
      Deadline call, ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    List<String> partitions = Keys.entries(shop);
    int share = WINDOW / partitions.size() + 2;
    List<Iterator<Map<String, AttributeValue>>> parts = new ArrayList<>();
    for (String pk : partitions) {
      parts.add(Partition.after(reads, call, pk, after).inPagesOf(share));
    }
    List<Map<String, AttributeValue>> window =
        SortedMerge.first(parts, Comparator.comparing(ReservationQueries::id), WINDOW);
    Instant now = now();
    List<Reservation> found = new ArrayList<>();
    for (Map<String, AttributeValue> item : window) {
      if (read(shop, item) instanceof Reservation it && filter.matches(it, now)) {
        found.add(it.asOf(now));
        if (found.size() == limit) {
          return new ReservationSlice(found, id(item));
        }
      }
    }
    return new ReservationSlice(found, window.size() < WINDOW ? null : id(window.get(WINDOW - 1)));
  }

  private @Nullable Entry read(ShopId shop, Map<String, AttributeValue> item) {
    return bad.readOrName(item, it -> EntryItems.parse(shop, it));
  }

  private static String id(Map<String, AttributeValue> item) {
    return Values.text(item, ItemKey.SK);
  }

  private Instant now() {
    return Micros.floor(clock.instant());
  }
}
