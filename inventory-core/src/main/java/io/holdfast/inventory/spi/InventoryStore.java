package io.holdfast.inventory.spi;

/**
 * Where stock is kept. A store loads what a footprint names, lets a pure decision look at it, and
 * writes what the decision returns. It knows no rule of inventory.
 *
 * <pre>
 *   decide(footprint, decision)
 *     1 load    the rows the footprint names, locked or versioned
 *     2 decide  decision.on(snapshot): pure, may run again
 *     3 write   the changes, in one atomic unit; where they no longer fit, back to 1
 * </pre>
 *
 * <p>Clauses, cited by the contract tests:
 *
 * <ol>
 *   <li><b>Atomicity.</b> All changes of one verdict become durable and visible together, or none
 *       does.
 *   <li><b>Isolation.</b> The answer and the changes are those the decision gives on the state that
 *       the changes are applied to: no other write to a row the decision has seen comes between
 *       load and write, or else every {@link Guard} and every version that the changes name still
 *       holds at the moment of the write. Where it does not, the store loads and decides again.
 *   <li><b>Visibility.</b> What {@code decide} has returned is seen by every {@code decide} and
 *       every read that starts afterwards, in this process or another.
 *   <li><b>Closure.</b> The snapshot has the rows that {@link Footprint} names and those it
 *       implies: of every reservation among its entries the levels of its lines and its units. A
 *       row that does not exist is null.
 *   <li><b>One entry per id.</b> An {@link EntryChange} without a predecessor inserts, and never
 *       replaces an entry. If the id has come to exist meanwhile, the store loads and decides
 *       again.
 *   <li><b>No write, no effect.</b> Empty changes write nothing. If the decision throws, nothing is
 *       written and the exception reaches the caller unchanged.
 *   <li><b>Known outcome.</b> An exception other than {@link
 *       io.holdfast.inventory.error.OutcomeUnknownException} means that nothing was written and
 *       nothing will be. Where the answer to a write is lost, the store itself loads and decides
 *       again, such that a write still in flight is waited for, before it gives up with that
 *       exception.
 *   <li><b>Contention.</b> Deadlocks, lock timeouts and conflicts are retried by the store, a
 *       bounded number of times; then {@link io.holdfast.inventory.error.BusyException}. Which
 *       footprint came first in which order never makes a difference to the caller.
 *   <li><b>Clock.</b> {@link Snapshot#now()} is the store's own clock where it has one, else the
 *       clock it was given. It is read no earlier than the call began, or carried forward by the
 *       process's monotonic time from less than a second before, such that it is never ahead.
 *   <li><b>Exact keys.</b> Identities are compared byte by byte: {@code abc} and {@code ABC} are
 *       two.
 *   <li><b>Expired holds.</b> {@link StoredLevel#expiredHeld()} is the sum over the holds of the
 *       key that have expired by {@code now()}. {@link StoredLevel#nextExpiry()} may be too early,
 *       never too late; a store need not look for expired holds before that time.
 *   <li><b>Threads.</b> A store is safe for use by any number of threads. {@code decide} runs the
 *       decision in the calling thread.
 * </ol>
 *
 * <p>Whoever writes a store extends the abstract tests of {@code holdfast-inventory-contract}.
 */
public interface InventoryStore extends InventoryListings {
  /**
   * Loads, decides, writes. The only way to change anything.
   *
   * @param footprint the rows the decision needs
   * @param decision a pure function of the snapshot; it may run more than once, and only the last
   *     run counts
   * @param <R> the type of the answer
   * @return the answer of the run whose changes were written
   * @throws io.holdfast.inventory.error.BusyException if the rows could not be had in time; nothing
   *     is written
   * @throws io.holdfast.inventory.error.UnavailableException if the store cannot be reached;
   *     nothing is written
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if the changes may or may not have
   *     been written
   * @throws io.holdfast.inventory.error.InvariantViolationException if the store refuses what the
   *     decision allowed
   */
  <R> R decide(Footprint footprint, Decision<R> decision);

  /**
   * Loads without deciding: one consistent snapshot, without locks, detached from the store.
   *
   * @param footprint the rows to load
   * @return what was there at one moment during the call
   */
  Snapshot read(Footprint footprint);

  /** How much one atomic unit can carry. Constant for the life of the store. */
  Limits limits();

  /**
   * Whether one unit of many commands costs less than as many units of one command: where a unit is
   * paid for with round trips or with a log that is synced. Constant for the life of the store.
   */
  default boolean gainsFromCoalescing() {
    return true;
  }
}
