package io.holdfast.idempotency;

import io.holdfast.idempotency.RecordDecision.RecordVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of claims, the same on every store. */
final class RecordRules {
  private RecordRules() {}

  /**
   * Claims a key.
   *
   * @param token the token of this claim, the same in every run of the decision. If a record
   *     already has it, this call has written the record and has lost the response
   */
  static RecordDecision<Claim> claim(ClaimRequest request, String token) {
    return (stored, now) -> {
      if (stored != null && stored.token().equals(token) && isOpen(stored, now)) {
        return new RecordVerdict<>(first(stored), stored);
      }
      Claim.Reply reply = reply(request, stored, now);
      return reply == null ? lease(request, token, now) : new RecordVerdict<>(reply, stored);
    };
  }

  /** Returns the reply of a stored record, or null if the operation may run. */
  static Claim.@Nullable Reply reply(
      ClaimRequest request, @Nullable IdempotencyRecord stored, Instant now) {
    if (stored == null || isNew(stored, now)) {
      return null;
    }
    if (!stored.fingerprint().equals(request.fingerprint())) {
      return new Claim.PayloadMismatch(stored.fingerprint());
    }
    if (stored.answer() != null) {
      return done(stored, now);
    }
    return now.isBefore(stored.leasedUntil()) ? new Claim.InProgress(stored.leasedUntil()) : null;
  }

  /** Returns the record of an operation that was never in progress. */
  static IdempotencyRecord done(ClaimRequest request, StoredAnswer answer, Instant now) {
    String token = UUID.randomUUID().toString();
    return new IdempotencyRecord(
        request.key(), request.fingerprint(), token, now, request.retention(), answer, now);
  }

  private static RecordVerdict<Claim> lease(ClaimRequest request, String token, Instant now) {
    IdempotencyRecord leased =
        new IdempotencyRecord(
            request.key(),
            request.fingerprint(),
            token,
            now.plus(request.lease()),
            request.retention(),
            null,
            null);
    return new RecordVerdict<>(first(leased), leased);
  }

  static RecordDecision<Claim.Done> complete(Claim.Acquired claim, StoredAnswer answer) {
    return (stored, now) -> {
      IdempotencyRecord before = own(stored, claim);
      if (before.answer() != null) {
        if (!before.answer().equals(answer)) {
          throw new IllegalStateException("answer: another one is recorded for " + claim.key());
        }
        return new RecordVerdict<>(done(before, now), before);
      }
      checkOpen(before, claim, now);
      IdempotencyRecord after = before.answered(answer, now);
      return new RecordVerdict<>(done(after, now), after);
    };
  }

  static RecordDecision<Claim.Acquired> extend(Claim.Acquired claim, Duration lease) {
    return (stored, now) -> {
      IdempotencyRecord before = own(stored, claim);
      checkOpen(before, claim, now);
      IdempotencyRecord after = before.leasedUntil(now.plus(lease));
      return new RecordVerdict<>(first(after), after);
    };
  }

  static RecordDecision<Boolean> abandon(Claim.Acquired claim) {
    return (stored, now) -> {
      boolean isOpen = stored != null && isOf(claim, stored) && stored.answer() == null;
      return new RecordVerdict<>(isOpen, isOpen ? null : stored);
    };
  }

  private static boolean isNew(IdempotencyRecord record, Instant now) {
    return !now.isBefore(record.expiresAt());
  }

  private static boolean isOpen(IdempotencyRecord record, Instant now) {
    return record.answer() == null && !isNew(record, now);
  }

  private static boolean isOf(Claim.Acquired claim, IdempotencyRecord record) {
    return record.token().equals(claim.token());
  }

  private static IdempotencyRecord own(@Nullable IdempotencyRecord stored, Claim.Acquired claim) {
    if (stored == null || !isOf(claim, stored)) {
      throw new ClaimLostException(claim.key());
    }
    return stored;
  }

  private static void checkOpen(IdempotencyRecord record, Claim.Acquired claim, Instant now) {
    if (!isOpen(record, now)) {
      throw new ClaimLostException(claim.key());
    }
  }

  private static Claim.Acquired first(IdempotencyRecord record) {
    return new Claim.Acquired(record.key(), record.token(), record.leasedUntil());
  }

  private static Claim.Done done(IdempotencyRecord record, Instant now) {
    Duration left = Duration.between(now, record.expiresAt());
    return new Claim.Done(
        Objects.requireNonNull(record.answer(), "answer"),
        Objects.requireNonNull(record.doneAt(), "doneAt"),
        left.isNegative() ? Duration.ZERO : left);
  }
}
