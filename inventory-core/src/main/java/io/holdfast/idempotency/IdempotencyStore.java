package io.holdfast.idempotency;

import java.time.Duration;

/**
 * Remembers which operations of a host are done, with what answer, and which somebody is at. A
 * driven port, which stores serve, and which hosts call directly: between the two there is no rule
 * for a host to get wrong. {@link Idempotent} is the short way to call it.
 *
 * <p>Clauses, cited by the contract tests:
 *
 * <ol>
 *   <li><b>One first.</b> Of all claims of a key that is new, in any number of processes, exactly
 *       one is {@link Claim.First}.
 *   <li><b>Repeats.</b> Until the key is new again, a claim with the same fingerprint is {@link
 *       Claim.InProgress} while the lease lasts, and {@link Claim.Done} with the very answer once
 *       there is one. A claim with another fingerprint is {@link Claim.OtherPayload}, and changes
 *       nothing.
 *   <li><b>Takeover.</b> From the moment the lease ends, and not before, one claim with the same
 *       fingerprint is the first again.
 *   <li><b>Fencing.</b> Once a claim is taken over, abandoned or forgotten, it cannot be completed
 *       or extended: that ends with {@link ClaimLostException} and changes nothing. As long as
 *       nobody has taken it over, an ended lease does no harm. Completing with the same answer
 *       again changes nothing either.
 *   <li><b>Retention.</b> A key is new again from the moment at which its retention has passed, and
 *       not before: since it was done, or, if it never was, since its lease ended. Whether anything
 *       was cleaned up makes no difference.
 *   <li><b>Abandoned.</b> An abandoned claim leaves a key that is new. One that is done, or has
 *       been taken over, stays as it is.
 *   <li><b>Known outcome.</b> What a call has returned is seen by every call that starts
 *       afterwards, in this process or another. An exception other than {@link
 *       io.holdfast.inventory.error.OutcomeUnknownException} means that nothing was written and
 *       nothing will be.
 *   <li><b>Clock.</b> The time is that of the store's own clock where it has one, else of the clock
 *       it was given, in whole microseconds.
 *   <li><b>Exact keys.</b> Keys and fingerprints are compared byte by byte. Shops and operations
 *       keep theirs apart.
 *   <li><b>Threads.</b> A store is safe for use by any number of threads. An interrupt ends no
 *       call, and is kept.
 * </ol>
 *
 * <p>Every method throws {@link io.holdfast.inventory.error.BusyException} or {@link
 * io.holdfast.inventory.error.UnavailableException} if the store cannot do it now; then nothing was
 * done. Repeat {@code complete} then: the lease is still there.
 */
public interface IdempotencyStore {
  /**
   * Claims an operation.
   *
   * @param request what, and for how long
   * @return whether to go ahead
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if it is not known whether it is
   *     claimed; if it is, it is free again when the lease ends
   */
  Claim claim(ClaimRequest request);

  /**
   * Records the answer of an operation that is done.
   *
   * @param claim what {@link #claim} or {@link #extend} has returned
   * @param answer for all who ask again, until the retention has passed
   * @return what they get
   * @throws ClaimLostException if the claim has been taken over, abandoned or forgotten
   * @throws IllegalStateException if it is done with another answer, which stays
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if it is not known whether the
   *     answer was recorded; completing again tells
   */
  Claim.Done complete(Claim.First claim, Answer answer);

  /**
   * Gives up a claim whose operation has had no effect: the key is new at once. Does nothing if the
   * claim is no longer there or is done.
   *
   * @param claim what {@link #claim} or {@link #extend} has returned
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if it is not known whether it is
   *     given up; if not, it ends with its lease
   */
  void abandon(Claim.First claim);

  /**
   * Begins the lease anew, from now on.
   *
   * @param claim what {@link #claim} or {@link #extend} has returned
   * @param lease 1 ms to 1 day
   * @return the claim with its new end; the one before is as good
   * @throws ClaimLostException if the claim has been taken over, abandoned or forgotten, or is done
   * @throws io.holdfast.inventory.error.InvalidRequestException if the lease is out of range
   * @throws io.holdfast.inventory.error.OutcomeUnknownException if it is not known whether it is
   *     extended
   */
  Claim.First extend(Claim.First claim, Duration lease);
}
