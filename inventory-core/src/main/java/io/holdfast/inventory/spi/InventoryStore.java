package io.holdfast.inventory.spi;

/**
 * The storage port of the inventory. A store loads the rows of a footprint, lets a pure decision
 * look at them, and writes what the decision returns. It knows no rule of inventory.
 *
 * <pre>
 *   decide(footprint, decision)
 *     1 load    the rows that the footprint names, locked or versioned
 *     2 decide  decision.on(snapshot): pure, may run again
 *     3 write   the changes, in one transaction; on a conflict, back to 1
 * </pre>
 *
 * <p>Clauses, cited by the contract tests:
 *
 * <ol>
 *   <li><b>Atomicity.</b> All changes of one verdict become durable and visible together, or none
 *       does.
 *   <li><b>Isolation.</b> The answer and the changes are those that the decision returns for the
 *       state to which the changes are applied. Either no other write to a row that the decision
 *       has seen comes between load and write, or every {@link Guard} and every version that the
 *       changes name still holds at the moment of the write. Otherwise the store loads and decides
 *       again.
 *   <li><b>Visibility.</b> Whatever {@code decide} has returned is visible to every {@code decide}
 *       and every read that starts afterwards, in this process or another.
 *   <li><b>Closure.</b> The snapshot has the rows that {@link Footprint} names and those it
 *       implies: for every reservation among its entries, the levels of its lines and its units. A
 *       row that does not exist is null.
 *   <li><b>One entry per id.</b> An {@link EntryChange} without a predecessor inserts, and never
 *       replaces an entry. If the id exists by then, the store loads and decides again.
 *   <li><b>No write, no effect.</b> Empty changes write nothing. If the decision throws, nothing is
 *       written and the exception reaches the caller unchanged.
 *   <li><b>Known outcome.</b> An exception other than {@link
 *       io.holdfast.inventory.error.OutcomeUnknownException} guarantees that nothing was written
 *       and that nothing will be written. If the response to a write is lost, the store loads and
 *       decides again, in a way that waits for a write that is still in flight, before it gives up
 *       with that exception.
 *   <li><b>Contention.</b> The store retries deadlocks, lock timeouts and conflicts a bounded
 *       number of times, and then throws {@link io.holdfast.inventory.error.BusyException}. The
 *       order of footprints never makes a difference to the caller.
 *   <li><b>Clock.</b> {@link Snapshot#now()} is the store's own clock if it has one, otherwise the
 *       clock that it was given. It is read after the call began, or extrapolated by the monotonic
 *       clock of the process from a reading less than a second earlier, such that it is never
 *       ahead.
 *   <li><b>Exact keys.</b> Identities are compared byte by byte: {@code abc} and {@code ABC} are
 *       different.
 *   <li><b>Expired holds.</b> {@link StoredLevel#expiredHeld()} is the sum over the holds of the
 *       key that have expired by {@code now()}. {@link StoredLevel#nextExpiry()} may be too early,
 *       never too late; a store need not look for expired holds before that time.
 *   <li><b>Threads.</b> A store is safe for use by any number of threads. {@code decide} runs the
 *       decision in the calling thread.
 *   <li><b>Host writes.</b> {@link Changes#hostWrites()} are performed in the same transaction as
 *       the other changes, each exactly once in the transaction that is committed, and those of one
 *       list in their order. If one fails, nothing is written, and the store throws a {@link
 *       HostWritesFailedException} that names the failed writes if it can. It throws that exception
 *       only if the changes would have been written without the failed write: a conflict comes
 *       first, and is decided again.
 * </ol>
 *
 * <p>The tests of a store extend the abstract tests of {@code holdfast-inventory-contract}.
 *
 * @since 0.1.0
 */
public interface InventoryStore extends InventoryListings {
  /**
   * Loads the rows, decides, and writes the changes. This is the only method that changes anything.
   *
   * @param footprint the rows that the decision needs
   * @param decision a pure function of the snapshot; it may run more than once, and only the last
   *     run counts
   * @param <R> the type of the answer
   * @return the answer of the run whose changes were written
   * @throws io.holdfast.inventory.error.BusyException if the rows were not available in time;
   *     nothing is written
   * @throws io.holdfast.inventory.error.UnavailableException if the store cannot be reached;
   *     nothing is written
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if the changes may or may not have
   *     been written
   * @throws io.holdfast.inventory.error.InvariantViolationException if the store rejects what the
   *     decision allowed
   * @throws HostWritesFailedException if a write of the host fails; nothing is written
   */
  <R> R decide(Footprint footprint, Decision<R> decision);

  /**
   * Loads the rows without a decision: one consistent snapshot, without locks, detached from the
   * store.
   *
   * @param footprint the rows to load
   * @return the rows as of one moment during the call
   */
  Snapshot read(Footprint footprint);

  /**
   * Checks that this store can perform a write of the host, without any I/O.
   *
   * @param write the write that a command is going to carry
   * @throws io.holdfast.inventory.error.InvalidRequestException if the write is not one for this
   *     kind of store, or is malformed
   */
  void check(HostWrite write);

  /** Returns the limits of one transaction. They are constant for the life of the store. */
  Limits limits();

  /**
   * Returns whether one transaction of many commands costs less than many transactions of one
   * command, because each transaction costs round trips or a synced log. Constant for the life of
   * the store.
   */
  default boolean gainsFromCoalescing() {
    return true;
  }

  /**
   * Returns whether this store works in a transaction of the host, so that only the host knows when
   * its changes are durable. Constant for the life of the store.
   */
  default boolean isInHostTransaction() {
    return false;
  }

  /**
   * Returns whether this store puts {@link Changes#expiredHolds()} into an outbox. If not, no
   * changes contain any. Constant for the life of the store.
   */
  default boolean hasExpiredHoldOutbox() {
    return false;
  }
}
