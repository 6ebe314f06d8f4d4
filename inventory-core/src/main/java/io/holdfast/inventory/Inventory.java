package io.holdfast.inventory;

import io.holdfast.inventory.internal.StoreInventory;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Stock that is never sold twice. The way into the library: {@code Inventory.create(store)}.
 *
 * <p>Safe for use by any number of threads. Blocking calls need no thread but the caller's, which
 * may be a virtual one. Closing it does not close the store or anything the host gave to the store.
 */
public interface Inventory extends StockOperations, AsyncStockOperations, AutoCloseable {
  /** An inventory on a store, with the defaults of {@link Builder}. */
  static Inventory create(InventoryStore store) {
    return builder(store).build();
  }

  /** An inventory on a store, with options. */
  static Builder builder(InventoryStore store) {
    return new Builder(store);
  }

  /**
   * The levels of a shop, by key.
   *
   * @param from where to go on; null for the start
   * @param limit at most so many, 1 to {@link Page#MAX_LIMIT}
   */
  Page<StockLevel> levels(ShopId shop, @Nullable PageToken from, int limit);

  /**
   * What changed the stock on hand of a key, oldest first. Holds and commits do not; they are
   * listed with their reservation.
   *
   * <p>This is a history, not a feed. The order is that of the times that the movements carry, not
   * the order in which they were written: a process whose clock is behind, or a transaction that
   * took long, adds a movement before others that are listed already. A listing that starts without
   * a token has every movement that was written before it began. One that goes on from a token
   * misses what was added before the token's place. So do not keep a token to ask for news: list
   * anew, and tell movements apart by {@code cause} and {@code kind}.
   *
   * @param from where to go on; null for the start
   * @param limit at most so many, 1 to {@link Page#MAX_LIMIT}
   */
  Page<StockMovement> movements(StockKey key, @Nullable PageToken from, int limit);

  /**
   * Records expired holds as expired. Exactness does not need it: they count for nothing from the
   * moment they end. It keeps the rows tidy.
   *
   * @param limit at most so many holds, 1 to {@link Page#MAX_LIMIT}
   */
  SweepReport sweep(ShopId shop, int limit);

  /**
   * Checks every {@link Invariant} on a page of a shop's stock keys, on one consistent snapshot,
   * without stopping sales.
   *
   * @param from where to go on; null for the start
   * @param limit how many stock keys, 1 to {@link Page#MAX_LIMIT}
   */
  VerifyReport verify(ShopId shop, @Nullable PageToken from, int limit);

  /** Checks every {@link Invariant} on all stock keys of a shop, page by page. */
  default VerifyReport verify(ShopId shop) {
    int checked = 0;
    List<Violation> violations = new ArrayList<>();
    PageToken from = null;
    do {
      VerifyReport page = verify(shop, from, Page.MAX_LIMIT);
      checked += page.levelsChecked();
      violations.addAll(page.violations());
      from = page.next().orElse(null);
    } while (from != null);
    return new VerifyReport(checked, violations, Optional.empty());
  }

  /** Corrects what a verification finds, or shows what would be corrected. */
  RepairReport repair(RepairRequest request);

  /**
   * Ends the use of this inventory. Lets no more calls in, each of which throws {@link
   * IllegalStateException}, and waits until all commands under way have been answered, but no
   * longer than {@link Builder#shutdownTimeout}. A stage that has no answer then is completed with
   * {@link io.holdfast.inventory.error.BusyException} if its command was not begun with, so that
   * nothing was done, and with {@link io.holdfast.inventory.error.OutcomeUnknownException} if it
   * was. A blocking call that is under way goes on. An interrupt ends the wait and is kept, and the
   * commands go on. A listener must not call it.
   */
  @Override
  void close();

  /** The options of an inventory. Not safe for use by several threads. */
  final class Builder {
    private final InventoryStore store;
    private Duration maxTtl = Duration.ofHours(24);
    private Duration maxHoldLife = Duration.ofHours(24);
    private InventoryListener listener = InventoryListener.NONE;
    private LaneOptions lanes = LaneOptions.DEFAULT;
    private @Nullable Executor executor;
    private Duration shutdownTimeout = Duration.ofSeconds(10);

    private Builder(InventoryStore store) {
      this.store = Objects.requireNonNull(store, "store");
    }

    /** The longest TTL of a hold, at least 1 second. Default: 24 hours. */
    public Builder maxTtl(Duration longest) {
      this.maxTtl = Objects.requireNonNull(longest, "maxTtl");
      return this;
    }

    /**
     * The longest a hold may live with all its extensions, at least 1 second. Default: 24 hours.
     */
    public Builder maxHoldLife(Duration longest) {
      this.maxHoldLife = Objects.requireNonNull(longest, "maxHoldLife");
      return this;
    }

    /** Who is told what happened. Default: nobody. */
    public Builder listener(InventoryListener who) {
      this.listener = Objects.requireNonNull(who, "listener");
      return this;
    }

    /**
     * How commands share units of work. Of no effect on a store that gains nothing by it. Default:
     * {@link LaneOptions#DEFAULT}.
     */
    public Builder lanes(LaneOptions options) {
      this.lanes = Objects.requireNonNull(options, "lanes");
      return this;
    }

    /**
     * Where the commands of {@link AsyncStockOperations} run and their stages complete. Its threads
     * must be free for that: tasks that wait for this inventory belong elsewhere. Commands of
     * callers that wait never need it. Where it rejects, throws or drops a task, no other command
     * is affected; a stage whose task was dropped is answered when the next command of its shop
     * comes, or when the inventory is closed at the latest. Default: up to 16 daemon threads that
     * come with the first such command and go 10 seconds after the last one; on a store that is
     * never waited for, the calling thread.
     */
    public Builder executor(Executor runs) {
      this.executor = Objects.requireNonNull(runs, "executor");
      return this;
    }

    /** How long {@link Inventory#close} waits for answers, up to 1 day. Default: 10 seconds. */
    public Builder shutdownTimeout(Duration timeout) {
      this.shutdownTimeout = Objects.requireNonNull(timeout, "shutdownTimeout");
      return this;
    }

    /**
     * The inventory.
     *
     * @throws io.holdfast.inventory.error.ConfigurationException if an option is out of range
     */
    public Inventory build() {
      return new StoreInventory(
          store, maxTtl, maxHoldLife, listener, lanes, executor, shutdownTimeout);
    }
  }
}
