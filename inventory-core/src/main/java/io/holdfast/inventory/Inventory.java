package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.StoreInventory;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An inventory that never sells the same stock twice. It is the entry point of the library: {@code
 * Inventory.create(store)}.
 *
 * <p>Safe for use by any number of threads. Blocking calls use only the calling thread, which may
 * be a virtual thread. Closing the inventory does not close the store, or anything that the host
 * passed to the store.
 *
 * @since 0.1.0
 */
public interface Inventory extends StockOperations, InventoryCommands, AutoCloseable {
  /** The maximum number of stock keys or ids in one read. */
  int MAX_KEYS = 1_000;

  /** Creates an inventory on a store, with the defaults of {@link Builder}. */
  static Inventory create(InventoryStore store) {
    return builder(store).build();
  }

  /** Creates a builder of an inventory on a store. */
  static Builder builder(InventoryStore store) {
    return new Builder(store);
  }

  /** Returns this inventory for one shop. */
  default ShopInventory forShop(ShopId shop) {
    return new ShopInventory(this, shop);
  }

  /**
   * Returns the commands of this inventory, each of which carries these writes of the host. The
   * store performs them in the transaction of the command, if and only if the command takes effect
   * for the first time. See {@link HostWrite} for the promises.
   *
   * <pre>{@code
   * inventory.alongside(orderRow).commit(request);
   * }</pre>
   *
   * @param writes the writes in the order in which they are performed, at least 1
   * @return the commands; use them for one command, because each command carries the same writes
   * @throws io.holdfast.inventory.error.InvalidRequestException if a write is not one for the store
   *     of this inventory, or there is none
   */
  InventoryCommands alongside(List<? extends HostWrite> writes);

  /** Returns the same as {@link #alongside(List)} for one write or a few. */
  default InventoryCommands alongside(HostWrite... writes) {
    return alongside(List.of(Checks.required("writes", writes)));
  }

  /**
   * Returns a page of the levels of a shop, sorted by key.
   *
   * @param from the token of the page; null for the first page
   * @param limit the maximum number of levels, 1 to {@link Page#MAX_LIMIT}
   */
  Page<StockLevel> levels(ShopId shop, @Nullable PageToken from, int limit);

  /**
   * Returns the levels of many stock keys of one shop with one read. Each level is as of a moment
   * during the call; two levels may be as of different moments.
   *
   * @param keys 1 to {@link #MAX_KEYS} different stock keys of one shop
   * @return the levels by stock key, sorted; a key that is not defined is left out. Unmodifiable
   */
  Map<StockKey, StockLevel> levels(Collection<StockKey> keys);

  /**
   * Returns many reservations of a shop with one read. Each reservation is as of a moment during
   * the call.
   *
   * @param shop the tenant
   * @param ids 1 to {@link #MAX_KEYS} different ids
   * @return the current reservations by id, sorted; an id without a reservation is left out.
   *     Unmodifiable
   */
  Map<ReservationId, Reservation> reservations(ShopId shop, Collection<ReservationId> ids);

  /**
   * Returns a page of the reservations of a shop that are in a state, sorted by id.
   *
   * <p>The state is the one that {@link #reservation} would show at the time of the read. A hold is
   * {@code EXPIRED} from the moment it ends, and no longer {@code HELD}, although nobody has
   * recorded the end yet. Until its expiry is recorded, such a hold can still be in the listing of
   * {@code EXPIRED} and then be committed by a request that takes the stock again.
   *
   * <p>The read looks at every reservation and operation of the shop, up to 10,000 for each page,
   * because no index by state slows down sales. Therefore a page may have fewer items than the
   * limit, or none, although there is a next page. A reservation that changes its state while the
   * listing goes on may be listed or not.
   *
   * <p>The time of a reservation is that of its command, and not that of its write. A process whose
   * clock is behind, or a slow transaction, adds reservations with times before a listing that did
   * not contain them. So do not look for new ones by beginning each listing where the one before
   * has ended. Let the listings overlap by the largest difference between the clocks of all
   * processes and the longest duration of a command together, for instance by five minutes, and
   * identify reservations by their ids.
   *
   * @param shop the tenant
   * @param state the state
   * @param since the earliest time at which the reservation came into its state, inclusive; null
   *     for no bound. It is the time of the hold, commit, end of the hold, release or cancellation;
   *     for {@code DISPATCHED} and {@code RETURNED} it is the time of the dispatch
   * @param from the token of the page; null for the first page. It is valid for the same shop,
   *     state and time only
   * @param limit the maximum number of reservations, 1 to {@link Page#MAX_LIMIT}
   */
  Page<Reservation> reservations(
      ShopId shop,
      ReservationState state,
      @Nullable Instant since,
      @Nullable PageToken from,
      int limit);

  /**
   * Returns a page of the shops that have a stock key, sorted by id.
   *
   * @param from the token of the page; null for the first page
   * @param limit the maximum number of shops, 1 to {@link Page#MAX_LIMIT}
   */
  Page<ShopId> shops(@Nullable PageToken from, int limit);

  /**
   * Returns a page of the movements that changed the stock on hand of a key, oldest first. Holds
   * and commits do not change the stock on hand; {@link #reservationMovements(ShopId,
   * io.holdfast.inventory.model.ReservationId)} lists them.
   *
   * <p>The listing is a history, not a feed. It is sorted by the time that each movement carries,
   * not by the order in which movements were written. A process whose clock is behind, or a slow
   * transaction, adds a movement before others that are listed already. A listing without a token
   * contains every movement that was written before it began. A listing that continues from a token
   * misses movements that were added before the token's position. Therefore do not keep a token to
   * poll for new movements: list from the start, and identify movements by {@code cause} and {@code
   * kind}.
   *
   * @param from the token of the page; null for the first page
   * @param limit the maximum number of movements, 1 to {@link Page#MAX_LIMIT}
   */
  Page<StockMovement> stockMovements(StockKey key, @Nullable PageToken from, int limit);

  /**
   * Records expired holds as expired. Correctness does not depend on it: an expired hold counts for
   * nothing from the moment it ends. It keeps the stored rows up to date. A hold that has a row
   * which cannot be read is logged and left as it is, and does not count towards the limit.
   *
   * @param shop the tenant
   * @param limit the maximum number of holds, 1 to {@link Page#MAX_LIMIT}
   */
  SweepReport sweep(ShopId shop, int limit);

  /**
   * Checks every {@link Invariant} on a page of the stock keys of a shop, on one consistent
   * snapshot. Sales continue meanwhile.
   *
   * @param from the token of the page; null for the first page
   * @param limit the number of stock keys to check, 1 to {@link Page#MAX_LIMIT}
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

  /** Corrects the violations that a verification finds, or reports what it would correct. */
  RepairReport repair(RepairRequest request);

  /**
   * Asks the store whether it answers. The calling thread waits no longer than the time-out; the
   * question itself is asked on the executor of the inventory, one at a time for all callers.
   *
   * @param timeout the maximum wait, 1 millisecond to 1 day
   * @return the time until the answer
   * @throws io.holdfast.inventory.error.UnavailableException if there was no answer in time, or the
   *     store cannot be reached
   * @throws io.holdfast.inventory.error.BusyException if the store is overloaded
   */
  Duration ping(Duration timeout);

  /** Returns what this inventory does now, and what it has done. It asks the store nothing. */
  InventoryStats stats();

  /**
   * Adds a listener to those of the builder. It is notified of what happens from now on, after the
   * others. A command that is in progress may or may not be reported.
   *
   * @param listener the listener
   * @throws io.holdfast.inventory.error.ConfigurationException if the store works in a transaction
   *     of the host and the listener is not an {@link AfterCommitListener}
   */
  void addListener(InventoryListener listener);

  /**
   * Removes a listener that {@link #addListener} has added. An event that is in progress may still
   * reach it.
   *
   * @param listener the listener, compared by {@code equals}
   */
  void removeListener(InventoryListener listener);

  /**
   * Closes this inventory. Later calls throw {@link IllegalStateException}. Waits until all running
   * commands are answered, but no longer than {@link Builder#shutdownTimeout}.
   *
   * <p>A stage without an answer by then is completed with {@link
   * io.holdfast.inventory.error.BusyException} if its command was not started; it is guaranteed
   * that nothing was written. If the command was started, the stage is completed with {@link
   * io.holdfast.inventory.error.OutcomeUnknownException}. A blocking call that is running
   * continues.
   *
   * <p>An interrupt ends the wait and is preserved, and the commands continue. A listener must not
   * call this method.
   */
  @Override
  void close();

  /**
   * Closes this inventory as {@link #close()} does, with another maximum wait.
   *
   * @param timeout the maximum wait for answers, up to 1 day
   * @return whether all running commands were answered in time
   */
  boolean close(Duration timeout);

  /** Builds an inventory from options. Not safe for use by several threads. */
  final class Builder {
    private static final Duration MIN_DEFAULT_LIFE = Duration.ofHours(24);

    private final InventoryStore store;
    private Duration maxTtl = Duration.ofHours(24);
    private @Nullable Duration maxHoldLife;
    private final List<InventoryListener> listeners = new ArrayList<>();
    private LaneOptions lanes = LaneOptions.DEFAULT;
    private @Nullable Executor executor;
    private Duration shutdownTimeout = Duration.ofSeconds(10);

    private Builder(InventoryStore store) {
      this.store = Objects.requireNonNull(store, "store");
    }

    /** Sets the longest TTL of a hold, at least 1 second. Default: 24 hours. */
    public Builder maxTtl(Duration maxTtl) {
      this.maxTtl = Objects.requireNonNull(maxTtl, "maxTtl");
      return this;
    }

    /**
     * Sets the longest life of a hold with all its extensions, at least {@link #maxTtl}. Default:
     * 24 hours, or {@code maxTtl} if that is longer.
     */
    public Builder maxHoldLife(Duration maxHoldLife) {
      this.maxHoldLife = Objects.requireNonNull(maxHoldLife, "maxHoldLife");
      return this;
    }

    /**
     * Adds a listener for the results of commands. Every listener hears everything, in the order in
     * which they were added. Default: none.
     */
    public Builder listener(InventoryListener listener) {
      if (!Objects.requireNonNull(listener, "listener").equals(InventoryListener.NO_OP)) {
        listeners.add(listener);
      }
      return this;
    }

    /**
     * Sets how commands share transactions. Has no effect if the store does not benefit from
     * sharing. Default: {@link LaneOptions#DEFAULT}.
     */
    public Builder lanes(LaneOptions lanes) {
      this.lanes = Objects.requireNonNull(lanes, "lanes");
      return this;
    }

    /**
     * Sets the executor that runs the commands of {@link AsyncStockOperations} and completes their
     * stages. Its threads must not run tasks that wait for this inventory. Blocking commands never
     * need it.
     *
     * <p>If the executor rejects, fails or drops a task, no other command is affected. A stage
     * whose task was dropped is answered when the next command of its shop arrives, or at the
     * latest when the inventory is closed.
     *
     * <p>Default: up to 16 daemon threads, which start with the first such command and end 10
     * seconds after the last one. On a store whose calls never wait, the default is the calling
     * thread.
     */
    public Builder executor(Executor executor) {
      this.executor = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Sets how long {@link Inventory#close} waits for answers, up to 1 day. Default: 10 seconds.
     */
    public Builder shutdownTimeout(Duration shutdownTimeout) {
      this.shutdownTimeout = Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
      return this;
    }

    /**
     * Creates the inventory.
     *
     * @throws io.holdfast.inventory.error.ConfigurationException if an option is out of range
     */
    public Inventory build() {
      Duration byDefault = maxTtl.compareTo(MIN_DEFAULT_LIFE) > 0 ? maxTtl : MIN_DEFAULT_LIFE;
      return new StoreInventory(
          store,
          maxTtl,
          maxHoldLife == null ? byDefault : maxHoldLife,
          listeners,
          lanes,
          executor,
          shutdownTimeout);
    }
  }
}
