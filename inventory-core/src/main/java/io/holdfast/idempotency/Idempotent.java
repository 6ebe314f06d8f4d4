package io.holdfast.idempotency;

import io.holdfast.inventory.error.OutcomeUnknownException;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Runs operations of a host such that each takes effect once, however often it is asked for. Safe
 * for use by any number of threads if its store is.
 */
public final class Idempotent {
  private final IdempotencyStore store;

  private Idempotent(IdempotencyStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  /** Runs operations that a store remembers. */
  public static Idempotent create(IdempotencyStore store) {
    return new Idempotent(store);
  }

  /**
   * Runs an operation if nobody has, and records its answer; otherwise says what there is to say.
   *
   * <p>An exception of the operation says that it has had no effect: it is passed on, and the key
   * is new again. {@link OutcomeUnknownException} and every {@link Error} do not say that: they are
   * passed on, and the operation counts as in progress until the lease ends. So it does where its
   * answer cannot be recorded. Whoever repeats it then runs it again: pass the key on to what it
   * calls, so that its effects are not had twice either.
   *
   * @param request what the operation is known by, and for how long
   * @param operation does it, in this thread, and returns the answer: at most {@value
   *     Answer#MAX_BYTES} bytes in UTF-8
   * @return done, now or earlier, or why it was not run
   * @throws ClaimLostException if the operation took longer than its lease, and somebody else has
   *     taken over
   * @throws io.holdfast.inventory.error.InventoryException if the store cannot claim or record
   */
  public Claim.Reply run(ClaimRequest request, Supplier<String> operation) {
    Objects.requireNonNull(operation, "operation");
    return store.claim(request).fold(first -> run(first, operation), reply -> reply);
  }

  private Claim.Reply run(Claim.First first, Supplier<String> operation) {
    String text;
    try {
      text = operation.get();
    } catch (OutcomeUnknownException e) {
      throw e;
    } catch (RuntimeException e) {
      abandon(first, e);
      throw e;
    }
    // Only here, where it can no longer be taken for a failure of the operation.
    return store.complete(first, new Answer(text));
  }

  private void abandon(Claim.First first, RuntimeException failure) {
    try {
      store.abandon(first);
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // the claim ends with its lease
    }
  }
}
