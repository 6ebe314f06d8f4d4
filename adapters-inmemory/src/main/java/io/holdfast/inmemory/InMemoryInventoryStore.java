package io.holdfast.inmemory;

import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps stock in the memory of one process. It is as exact as the other stores, and
 * its data is lost when the process ends: for a host's unit tests, for demos, and for stock that
 * need not outlive the process.
 *
 * <pre>
 *   shop -> stock key   -> level, units, holds by expiry, movements
 *        -> entry id    -> reservation or operation
 *        -> reservation -> movements that refer to it
 *
 *   decide  1 find the stripes of the footprint: its keys, its ids, and the keys of reservations known by those ids
 *           2 lock them in ascending order; if an id has meanwhile become a reservation of other keys, unlock and widen
 *           3 decide on the rows themselves
 *           4 perform the writes of the host; the first that fails undoes those before it
 *           5 write, unlock
 * </pre>
 *
 * <p>The lock decides: a row is changed only under the stripe of its key and of its id, so no
 * condition has to be checked again. A partial write is impossible, because no step after the
 * writes of the host can fail.
 *
 * <p>Safe for use by any number of threads; it pins no virtual thread. An audit locks all stripes
 * for a moment.
 *
 * @since 0.1.0
 */
public final class InMemoryInventoryStore implements InventoryStore {
  private final InstantSource clock;
  private final Stripes stripes = new Stripes();
  private final ConcurrentMap<ShopId, ShopRows> shops = new ConcurrentHashMap<>();
  private final MemoryIdempotency idempotency;
  private final MemoryOutbox.OfRestockRequests outbox;
  private final MemoryOutbox.OfExpiredHolds expiredHolds;
  private final boolean expiredHoldOutbox;

  private InMemoryInventoryStore(InstantSource clock, boolean expiredHoldOutbox) {
    this.clock = clock;
    this.idempotency = new MemoryIdempotency(clock);
    this.outbox = new MemoryOutbox.OfRestockRequests(clock);
    this.expiredHolds = new MemoryOutbox.OfExpiredHolds(clock);
    this.expiredHoldOutbox = expiredHoldOutbox;
  }

  /** Creates an empty store with the system clock. */
  public static InMemoryInventoryStore create() {
    return create(InstantSource.system());
  }

  /** Creates an empty store with the given clock, for instance one that tests can set. */
  public static InMemoryInventoryStore create(InstantSource clock) {
    return builder().clock(clock).build();
  }

  /** Returns a builder of an empty store with options. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the idempotency store of the host's operations, in the same memory and with the same
   * clock. Returns the same instance each time.
   */
  public SweepableIdempotencyStore idempotency() {
    return idempotency;
  }

  /**
   * Returns the records of {@link #idempotency} for {@link
   * io.holdfast.idempotency.IdempotentCommands}, which writes them in the transaction of a command
   * of this store.
   */
  public AnswerRecords answerRecords() {
    return idempotency;
  }

  /**
   * Returns the outbox of restock requests, in the same memory and with the same clock. Returns the
   * same instance each time.
   */
  public RestockOutbox restockOutbox() {
    return outbox;
  }

  /**
   * Returns the outbox of expired holds, in the same memory and with the same clock. Messages are
   * written only if {@link Builder#expiredHoldOutbox} is on. Returns the same instance each time.
   */
  public ExpiredHoldOutbox expiredHoldOutbox() {
    return expiredHolds;
  }

  @Override
  public boolean hasExpiredHoldOutbox() {
    return expiredHoldOutbox;
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    ShopRows rows = rows(footprint.shop());
    int[] locked = lock(rows, footprint);
    try {
      Verdict<R> verdict = decision.on(new LiveSnapshot(rows, now()));
      HostWrites.perform(verdict.changes().hostWrites());
      rows.write(verdict.changes());
      outbox.add(verdict.changes().requests());
      expiredHolds.add(verdict.changes().expiredHolds());
      return verdict.answer();
    } finally {
      stripes.unlock(locked);
    }
  }

  @Override
  public Snapshot read(Footprint footprint) {
    ShopRows rows = rows(footprint.shop());
    int[] locked = lock(rows, footprint);
    try {
      return new LiveSnapshot(rows, now()).copy(footprint);
    } finally {
      stripes.unlock(locked);
    }
  }

  @Override
  public void check(HostWrite write) {
    HostWrites.checked(write);
  }

  @Override
  public Limits limits() {
    return Limits.NONE;
  }

  /** Returns false: a transaction has no cost besides its work. */
  @Override
  public boolean gainsFromCoalescing() {
    return false;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    return levels(shop, page(rows(shop), after, limit).map(row -> row.level.key()).toList());
  }

  private static Stream<StockRow> page(ShopRows rows, @Nullable StockKey after, int limit) {
    var from = after == null ? rows.sorted : rows.sorted.tailMap(after, false);
    return from.values().stream().limit(limit);
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    return keys.stream()
        .map(key -> at(key, () -> rows(shop).level(key, now())))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public List<Reservation> reservations(ShopId shop, Collection<ReservationId> ids) {
    ShopRows rows = rows(shop);
    Instant now = now();
    return ids.stream()
        .map(id -> rows.entries.get(id.entry()))
        .filter(Reservation.class::isInstance)
        .map(it -> ((Reservation) it).asOf(now))
        .toList();
  }

  @Override
  public ReservationSlice reservations(
      ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    Instant now = now();
    List<Reservation> found =
        rows(shop).entries.values().stream()
            .filter(Reservation.class::isInstance)
            .map(Reservation.class::cast)
            .filter(it -> after == null || it.id().value().compareTo(after) > 0)
            .filter(it -> filter.matches(it, now))
            .map(it -> it.asOf(now))
            .sorted(Comparator.comparing(Reservation::id))
            .limit(limit)
            .toList();
    boolean full = found.size() == limit;
    return new ReservationSlice(found, full ? found.get(limit - 1).id().value() : null);
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    return shops.entrySet().stream()
        .filter(shop -> after == null || shop.getKey().compareTo(after) > 0)
        .filter(shop -> !shop.getValue().sorted.isEmpty())
        .map(Map.Entry::getKey)
        .sorted()
        .limit(limit)
        .toList();
  }

  @Override
  public List<StockMovement> stockMovements(
      StockKey key, @Nullable StockMovement after, int limit) {
    StockRow row = rows(key.shop()).stock.get(key);
    if (row == null) {
      return List.of();
    }
    return at(
        key,
        () -> {
          Collection<StockMovement> from =
              after == null ? row.movements : row.movements.tailSet(after, false);
          return from.stream().limit(limit).toList();
        });
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId reference) {
    List<StockMovement> found = rows(shop).movements.getOrDefault(reference, List.of());
    return found.stream().sorted(StockMovement.OLDEST_FIRST).toList();
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    Instant now = now();
    return rows(shop).sorted.entrySet().stream()
        .filter(row -> row.getValue().level.mayHaveExpired(now))
        .flatMap(row -> at(row.getKey(), () -> List.copyOf(row.getValue().holds.keySet())).stream())
        .filter(hold -> hold.hasEnded(now))
        .sorted(StockRow.BY_EXPIRY)
        .map(ExpiringHold::reservation)
        .distinct()
        .limit(limit)
        .toList();
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    ShopRows rows = rows(shop);
    int[] all = Stripes.all();
    stripes.lock(all);
    try {
      Audit.show(rows, page(rows, after, limit).toList(), now(), visitor);
    } finally {
      stripes.unlock(all);
    }
  }

  private ShopRows rows(ShopId shop) {
    ShopRows rows = shops.get(shop);
    return rows == null ? shops.computeIfAbsent(shop, none -> new ShopRows()) : rows;
  }

  private Instant now() {
    return Micros.floor(clock.instant());
  }

  private <T> T at(StockKey key, Supplier<T> look) {
    int[] stripe = {Stripes.of(key)};
    stripes.lock(stripe);
    try {
      return look.get();
    } finally {
      stripes.unlock(stripe);
    }
  }

  /** Locks the stripes of all rows that the footprint names or implies. */
  private int[] lock(ShopRows rows, Footprint footprint) {
    while (true) {
      int known = reservations(rows, footprint);
      int[] mine = stripesOf(rows, footprint, known);
      stripes.lock(mine);
      // An id that has become a reservation stays one, and its keys never change.
      if (reservations(rows, footprint) == known) {
        return mine;
      }
      stripes.unlock(mine);
    }
  }

  private static int reservations(ShopRows rows, Footprint footprint) {
    int found = 0;
    List<EntryId> ids = footprint.entries();
    for (int i = 0; i < ids.size(); i++) {
      if (rows.entries.get(ids.get(i)) instanceof Reservation) {
        found++;
      }
    }
    return found;
  }

  private static int[] stripesOf(ShopRows rows, Footprint footprint, int reservations) {
    List<StockKey> keys = footprint.keys();
    List<EntryId> ids = footprint.entries();
    int[] found = new int[keys.size() + ids.size()];
    int count = 0;
    for (int i = 0; i < keys.size(); i++) {
      found[count++] = Stripes.of(keys.get(i));
    }
    for (int i = 0; i < ids.size(); i++) {
      found[count++] = Stripes.of(ids.get(i));
    }
    return reservations == 0 ? Stripes.sorted(found, count) : withLines(rows, ids, found);
  }

  private static int[] withLines(ShopRows rows, List<EntryId> ids, int[] known) {
    int[] found = known;
    int count = known.length;
    for (EntryId id : ids) {
      if (rows.entries.get(id) instanceof Reservation it) {
        found = Arrays.copyOf(found, count + it.lines().size());
        for (ReservationLine line : it.lines()) {
          found[count++] = Stripes.of(line.key(it.shop()));
        }
      }
    }
    return Stripes.sorted(found, count);
  }

  /** Builds a store from options. Not safe for use by several threads. */
  public static final class Builder {
    private InstantSource clock = InstantSource.system();
    private boolean expiredHoldOutbox;

    private Builder() {}

    /** Sets the clock, for instance one that tests can set. Default: the system clock. */
    public Builder clock(InstantSource clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets whether each hold that is recorded as expired is put into {@link
     * InMemoryInventoryStore#expiredHoldOutbox()}, in the same transaction. Switch it on only where
     * a relay takes the messages out. Default: false.
     *
     * @param expiredHoldOutbox true to write a message for each hold that has expired
     */
    public Builder expiredHoldOutbox(boolean expiredHoldOutbox) {
      this.expiredHoldOutbox = expiredHoldOutbox;
      return this;
    }

    /** Builds the store. */
    public InMemoryInventoryStore build() {
      return new InMemoryInventoryStore(clock, expiredHoldOutbox);
    }
  }
}
