package io.holdfast.inventory.internal.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.InventoryListings;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages through the listings of a store. The limits have been checked. */
public final class Listings {
  /** In microseconds, after the year 5000. */
  private static final long LATEST = 99_999_999_999_999_999L;

  private static final int LONGEST_POSITION = 128;

  private final InventoryListings store;

  public Listings(InventoryListings store) {
    this.store = store;
  }

  public Page<StockLevel> levels(ShopId shop, @Nullable PageToken from, int limit) {
    List<StoredLevel> levels = store.levels(shop, startAfter("levels", shop, from), limit);
    return page(
        levels.stream().map(StoredLevel::toStockLevel).toList(),
        limit,
        last -> token("levels", last.key()));
  }

  private static <T> Page<T> page(List<T> items, int limit, Function<T, PageToken> token) {
    return new Page<>(items, next(items, limit, token));
  }

  /** Returns the token that continues after the last item, or empty if the page is not full. */
  public static <T> Optional<PageToken> next(
      List<T> items, int limit, Function<T, PageToken> token) {
    return items.size() < limit
        ? Optional.empty()
        : Optional.of(token.apply(items.get(items.size() - 1)));
  }

  /** Returns the key after which a listing by key continues. */
  public static @Nullable StockKey startAfter(
      String listing, ShopId shop, @Nullable PageToken from) {
    return PageTokens.read(
        from,
        listing + "/" + shop,
        2,
        parts -> new StockKey(shop, new Sku(parts[0]), new Location(parts[1])));
  }

  public static PageToken token(String listing, StockKey last) {
    return PageTokens.of(listing + "/" + last.shop(), last.sku().value(), last.location().value());
  }

  /** Returns the levels of distinct stock keys of one shop, sorted by key. */
  public Map<StockKey, StockLevel> levels(ShopId shop, Set<StockKey> keys) {
    SortedMap<StockKey, StockLevel> levels = new TreeMap<>();
    store.levels(shop, keys).forEach(level -> levels.put(level.key(), level.toStockLevel()));
    return Collections.unmodifiableSortedMap(levels);
  }

  /** Returns reservations, sorted by id. */
  public Map<ReservationId, Reservation> reservations(ShopId shop, Set<ReservationId> ids) {
    SortedMap<ReservationId, Reservation> found = new TreeMap<>();
    store.reservations(shop, ids).forEach(it -> found.put(it.id(), it));
    return Collections.unmodifiableSortedMap(found);
  }

  public Page<Reservation> reservations(
      ShopId shop, ReservationFilter filter, @Nullable PageToken from, int limit) {
    String listing = "reservations/" + shop + "/" + filter.state() + "/" + filter.since();
    String after = PageTokens.read(from, listing, 1, parts -> position(parts[0]));
    ReservationSlice slice = store.reservations(shop, filter, after, limit);
    return new Page<>(
        slice.reservations(),
        Optional.ofNullable(slice.next())
            .map(
                next -> PageTokens.of(listing, HexFormat.of().formatHex(next.getBytes(US_ASCII)))));
  }

  private static String position(String hex) {
    String position = new String(HexFormat.of().parseHex(hex), US_ASCII);
    boolean printable = position.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (position.isEmpty() || position.length() > LONGEST_POSITION || !printable) {
      throw new IllegalArgumentException("not a position");
    }
    return position;
  }

  /**
   * Returns a condition whose time a store can hold.
   *
   * @throws InvalidRequestException if it cannot
   */
  public static ReservationFilter filter(ReservationState state, @Nullable Instant since) {
    if (since != null
        && (since.isBefore(Instant.EPOCH) || since.isAfter(Micros.toInstant(LATEST)))) {
      throw new InvalidRequestException("since", "must be from the year 1970 to 5000");
    }
    return new ReservationFilter(state, since == null ? null : Micros.floor(since));
  }

  public Page<ShopId> shops(@Nullable PageToken from, int limit) {
    ShopId after = PageTokens.read(from, "shops", 1, parts -> new ShopId(parts[0]));
    return page(store.shops(after, limit), limit, last -> PageTokens.of("shops", last.value()));
  }

  public Page<StockMovement> movements(StockKey key, @Nullable PageToken from, int limit) {
    String listing = "movements/" + key;
    StockMovement after = PageTokens.read(from, listing, 3, parts -> place(key, parts));
    return page(
        store.stockMovements(key, after, limit),
        limit,
        last ->
            PageTokens.of(
                listing,
                String.valueOf(Micros.of(last.at())),
                last.cause().value(),
                last.kind().name()));
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
