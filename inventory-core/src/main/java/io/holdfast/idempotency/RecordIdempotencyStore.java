package io.holdfast.idempotency;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.spi.HostWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps one record for each key. A subclass defines how a record is loaded and
 * written, and passes the contract. This class defines what a record means.
 *
 * <p>Safe for use by any number of threads if its {@link #decide} is.
 *
 * @since 0.1.0
 */
public abstract class RecordIdempotencyStore implements IdempotencyStore {
  private static final int LARGEST_SWEEP = 10_000;

  /** Creates a store. For subclasses. */
  protected RecordIdempotencyStore() {}

  /**
   * Loads the record of a key, decides, and writes: in one transaction, or by a conditional write
   * that detects whether the record is still the loaded one. If it is not, loads and decides again.
   * If the decision throws, nothing is written.
   *
   * @param key the key of the record
   * @param decision the decision on the record
   * @param <R> the type of the answer
   * @return the answer of the run whose record was written
   */
  protected abstract <R> R decide(IdempotencyKey key, RecordDecision<R> decision);

  @Override
  public final Claim claim(ClaimRequest request) {
    Objects.requireNonNull(request, "request");
    return decide(request.key(), RecordRules.claim(request, UUID.randomUUID().toString()));
  }

  @Override
  public final Claim.Done complete(Claim.Acquired claim, StoredAnswer answer) {
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(answer, "answer");
    return decide(claim.key(), RecordRules.complete(claim, answer));
  }

  @Override
  public final void abandon(Claim.Acquired claim) {
    Objects.requireNonNull(claim, "claim");
    decide(claim.key(), RecordRules.abandon(claim));
  }

  @Override
  public final Claim.Acquired extend(Claim.Acquired claim, Duration lease) {
    Objects.requireNonNull(claim, "claim");
    return decide(claim.key(), RecordRules.extend(claim, ClaimRequest.checkedLease(lease)));
  }

  /**
   * Decides on the stored record of a key whether a command may record its answer. For subclasses
   * that are {@link AnswerRecords} too.
   *
   * @param request the key, its fingerprint and the retention
   * @param answer the answer to record
   * @param before the stored record of the key; null if there is none
   * @param now the time, by the store's clock
   * @param write the function that makes a write of the new record, which fails if the stored
   *     record is not {@code before} any more
   */
  protected static Preparation prepare(
      ClaimRequest request,
      StoredAnswer answer,
      @Nullable IdempotencyRecord before,
      Instant now,
      Function<? super IdempotencyRecord, ? extends HostWrite> write) {
    Claim.Reply reply = RecordRules.reply(request, before, now);
    return reply == null
        ? new Preparation.Recordable(write.apply(RecordRules.done(request, answer, now)))
        : new Preparation.Known(reply);
  }

  /**
   * Checks and returns the limit of a sweep.
   *
   * @param limit the maximum number of keys, 1 to 10,000
   * @throws InvalidRequestException if the limit is out of range
   */
  protected static int checkLimit(int limit) {
    if (limit < 1 || limit > LARGEST_SWEEP) {
      throw new InvalidRequestException("limit", "must be from 1 to " + LARGEST_SWEEP);
    }
    return limit;
  }
}
