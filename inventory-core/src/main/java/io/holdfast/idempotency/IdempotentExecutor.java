package io.holdfast.idempotency;

import io.holdfast.inventory.error.OutcomeUnknownException;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Runs operations of a host so that each takes effect once, however often it is requested. Safe for
 * use by any number of threads if its store is.
 *
 * @since 0.1.0
 */
public final class IdempotentExecutor {
  private final IdempotencyStore store;

  private IdempotentExecutor(IdempotencyStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  /** Creates an instance on a store. */
  public static IdempotentExecutor create(IdempotencyStore store) {
    return new IdempotentExecutor(store);
  }

  /**
   * Runs an operation if it is neither done nor in progress, and records its answer. Otherwise
   * returns the reply of the store.
   *
   * <p>An exception of the operation means that it has had no effect: the exception is rethrown,
   * and the key is new again. {@link OutcomeUnknownException} and every {@link Error} do not mean
   * that: they are rethrown, and the operation counts as in progress until the lease ends. The same
   * applies if its answer cannot be recorded. A later repetition then runs the operation again.
   * Therefore pass the key on to the services that the operation calls, so that their effects do
   * not happen twice either.
   *
   * @param request the key of the operation, its fingerprint, the lease and the retention
   * @param operation the operation, run in this thread; it returns the answer, at most {@value
   *     StoredAnswer#MAX_BYTES} bytes in UTF-8
   * @return the answer, recorded now or earlier, or the reason why the operation was not run
   * @throws ClaimLostException if the operation took longer than its lease, and another claim has
   *     taken it over
   * @throws io.holdfast.inventory.error.InventoryException if the store cannot claim or record
   */
  public Claim.Reply run(ClaimRequest request, Supplier<String> operation) {
    Objects.requireNonNull(operation, "operation");
    return store.claim(request).fold(first -> run(first, operation), reply -> reply);
  }

  private Claim.Reply run(Claim.Acquired first, Supplier<String> operation) {
    String text;
    try {
      text = operation.get();
    } catch (OutcomeUnknownException e) {
      throw e;
    } catch (Exception e) { // a host in another language throws checked exceptions too
      abandon(first, e);
      throw e;
    }
    // Outside the try block: a failure of the store is not a failure of the operation.
    return store.complete(first, new StoredAnswer(text));
  }

  private void abandon(Claim.Acquired first, Exception failure) {
    try {
      store.abandon(first);
    } catch (Exception e) { // also a checked one, of a store in another language
      failure.addSuppressed(e); // the claim ends with its lease
    }
  }
}
