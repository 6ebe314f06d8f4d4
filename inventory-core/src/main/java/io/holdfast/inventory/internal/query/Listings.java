package io.holdfast.inventory.internal.query;

import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.InventoryListings;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pages through the listings of a store. */
public final class Listings {
  /** In microseconds, after the year 5000. */
  private static final long LATEST = 99_999_999_999_999_999L;

  private final InventoryListings store;

  public Listings(InventoryListings store) {
    this.store = store;
  }

  public Page<StockLevel> levels(ShopId shop, @Nullable PageToken from, int limit) {
    List<StoredLevel> levels =
        store.levels(shop, startAfter("levels", shop, from), PageTokens.limit(limit));
    return new Page<>(
        levels.stream().map(StoredLevel::toStockLevel).toList(),
        levels.size() < limit
            ? Optional.empty()
            : Optional.of(token("levels", levels.get(levels.size() - 1).key())));
  }

  /** Returns the key after which a listing by key continues. */
  public static @Nullable StockKey startAfter(
      String listing, ShopId shop, @Nullable PageToken from) {
    if (from == null) {
      return null;
    }
    return PageTokens.read(
        from,
        listing + "/" + shop,
        2,
        parts -> new StockKey(shop, new Sku(parts[0]), new Location(parts[1])));
  }

  public static PageToken token(String listing, StockKey last) {
    return PageTokens.of(listing + "/" + last.shop(), last.sku().value(), last.location().value());
  }

  public Page<StockMovement> movements(StockKey key, @Nullable PageToken from, int limit) {
    String listing = "movements/" + key;
    List<StockMovement> movements =
        store.stockMovements(key, after(key, listing, from), PageTokens.limit(limit));
    if (movements.size() < limit) {
      return new Page<>(movements, Optional.empty());
    }
    StockMovement last = movements.get(movements.size() - 1);
    return new Page<>(
        movements,
        Optional.of(
            PageTokens.of(
                listing,
                String.valueOf(Micros.of(last.at())),
                last.cause().value(),
                last.kind().name())));
  }

  private static @Nullable StockMovement after(
      StockKey key, String listing, @Nullable PageToken from) {
    if (from == null) {
      return null;
    }
    return PageTokens.read(from, listing, 3, parts -> place(key, parts));
  }

  private static StockMovement place(StockKey key, String[] parts) {
    return StockMovement.place(
        key,
        time(Long.parseLong(parts[0])),
        EntryId.stored(parts[1]),
        MovementKind.valueOf(parts[2]));
  }

  private static Instant time(long micros) {
    if (micros < 0 || micros > LATEST) {
      throw new IllegalArgumentException("the time is outside the range of a store");
    }
    return Micros.toInstant(micros);
  }

  /**
   * Returns the movements that the reservation's record shows, and those that are recorded
   * separately.
   */
  public List<StockMovement> movements(Reservation it) {
    List<StockMovement> all = new ArrayList<>(ReservationMovements.of(it));
    all.addAll(store.reservationMovements(it.shop(), it.id()));
    all.sort(
        Comparator.comparing(StockMovement::at)
            .thenComparing(StockMovement::kind)
            .thenComparing(StockMovement::key));
    return all;
  }
}
