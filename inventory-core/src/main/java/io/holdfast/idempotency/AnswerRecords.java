package io.holdfast.idempotency;

/**
 * The records of an {@link IdempotencyStore} that are written in the transaction of a stock
 * command. It is a driven port of stores that keep the records beside the stock. {@link
 * IdempotentCommands} calls it for hosts.
 *
 * <p>Promises, which the contract tests:
 *
 * <ol>
 *   <li><b>Replies.</b> A key that is done, in progress or of another payload gets the reply that a
 *       {@linkplain IdempotencyStore#claim claim} would get. Looking a key up writes nothing.
 *   <li><b>Together.</b> The record becomes durable and visible with the effect of the command that
 *       carries it, or neither does. From then on a claim of the key is {@link Claim.Done} with the
 *       answer.
 *   <li><b>One effect.</b> Of all commands that carry a record of the same key, in any number of
 *       processes, at most one takes effect until the key is new again. The others fail with a
 *       {@link io.holdfast.inventory.error.HostWriteException}.
 *   <li><b>Nothing overwritten.</b> A record replaces only what it was looked up for: no record, a
 *       record whose retention has passed, or a claim of the same payload whose lease has ended. If
 *       that has changed in the meantime, the command that carries the record fails.
 *   <li><b>Retention.</b> The retention begins when the key is looked up.
 * </ol>
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public interface AnswerRecords {
  /**
   * Looks a key up. If its answer is not known and no claim is in progress, returns a record that
   * one command can carry.
   *
   * @param request the key, its fingerprint and the retention; the lease has no meaning here
   * @param answer the answer to record
   * @return the record, or the reply to repetitions
   * @throws io.holdfast.inventory.error.InvalidRequestException if the answer is larger than the
   *     database takes
   * @throws io.holdfast.inventory.error.BusyException if the store cannot serve the call now
   * @throws io.holdfast.inventory.error.UnavailableException if the store cannot be reached
   */
  Preparation prepare(ClaimRequest request, StoredAnswer answer);
}
