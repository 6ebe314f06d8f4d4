package io.holdfast.idempotency;

import java.time.Duration;

/**
 * The store of a host's operations: which operations are done and with what answer, and which are
 * in progress. It is a driven port that adapters implement and that hosts call directly. {@link
 * IdempotentExecutor} is the simplest way to call it.
 *
 * <p>Clauses, cited by the contract tests:
 *
 * <ol>
 *   <li><b>One first.</b> Of all claims of a key that is new, in any number of processes, exactly
 *       one is {@link Claim.Acquired}.
 *   <li><b>Repeats.</b> Until the key is new again, a claim with the same fingerprint is {@link
 *       Claim.InProgress} while the lease lasts, and {@link Claim.Done} with the recorded answer
 *       once there is one. A claim with another fingerprint is {@link Claim.PayloadMismatch}, and
 *       changes nothing.
 *   <li><b>Takeover.</b> From the moment at which the lease ends, and not before, exactly one claim
 *       with the same fingerprint is {@link Claim.Acquired} again.
 *   <li><b>Fencing.</b> A claim that was taken over, abandoned or forgotten cannot be completed or
 *       extended: the call throws {@link ClaimLostException} and changes nothing. A claim whose
 *       lease has ended is still valid until another claim takes it over. Completing again with the
 *       same answer changes nothing either.
 *   <li><b>Retention.</b> A key is new again from the moment at which its retention has passed, and
 *       not before. The retention begins when the operation is done, or, if it is never done, when
 *       the lease ends. Whether a sweep has run makes no difference.
 *   <li><b>Abandoned.</b> After a claim is abandoned, the key is new. A claim that is done, or was
 *       taken over, cannot be abandoned and stays as it is.
 *   <li><b>Known outcome.</b> Whatever a call has returned is visible to every call that starts
 *       afterwards, in this process or another. An exception other than {@link
 *       io.holdfast.inventory.error.OutcomeUnknownException} guarantees that nothing was written
 *       and that nothing will be written.
 *   <li><b>Clock.</b> The time is that of the store's own clock if it has one, otherwise of the
 *       clock that it was given, in whole microseconds.
 *   <li><b>Exact keys.</b> Keys and fingerprints are compared byte by byte. The keys of different
 *       shops and operations are different.
 *   <li><b>Threads.</b> A store is safe for use by any number of threads. An interrupt does not end
 *       a call, and is preserved.
 * </ol>
 *
 * <p>Every method throws {@link io.holdfast.inventory.error.BusyException} or {@link
 * io.holdfast.inventory.error.UnavailableException} if the store cannot serve it now; it is
 * guaranteed that nothing was written. In that case repeat {@code complete}: the lease is still
 * there.
 *
 * @since 0.1.0
 */
public interface IdempotencyStore {
  /**
   * Claims an operation.
   *
   * @param request the key, its fingerprint, the lease and the retention
   * @return whether the operation may run now
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if it is not known whether it is
   *     claimed; if it is, it is free again when the lease ends
   */
  Claim claim(ClaimRequest request);

  /**
   * Records the answer of an operation that is done.
   *
   * @param claim the claim, as {@link #claim} or {@link #extend} has returned it
   * @param answer the answer for all repetitions until the retention has passed
   * @return the reply to repetitions
   * @throws ClaimLostException if the claim was taken over, abandoned or forgotten
   * @throws IllegalStateException if it is done with another answer, which is kept
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if it is not known whether the
   *     answer was recorded; repeating the call returns the outcome
   */
  Claim.Done complete(Claim.Acquired claim, StoredAnswer answer);

  /**
   * Gives up a claim whose operation has had no effect: the key is new at once. Does nothing if the
   * claim does not exist any more or is done.
   *
   * @param claim the claim, as {@link #claim} or {@link #extend} has returned it
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if it is not known whether it is
   *     given up; if not, it ends with its lease
   */
  void abandon(Claim.Acquired claim);

  /**
   * Restarts the lease from now.
   *
   * @param claim the claim, as {@link #claim} or {@link #extend} has returned it
   * @param lease the new lease from now, 1 ms to 1 day
   * @return the claim with its new end; the claim before stays valid too
   * @throws ClaimLostException if the claim was taken over, abandoned or forgotten, or is done
   * @throws io.holdfast.inventory.error.InvalidRequestException if the lease is out of range
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if it is not known whether it is
   *     extended
   */
  Claim.Acquired extend(Claim.Acquired claim, Duration lease);
}
