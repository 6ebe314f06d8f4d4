package io.holdfast.inmemory;

import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.Preparation;
import io.holdfast.idempotency.RecordDecision;
import io.holdfast.idempotency.RecordIdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency store in the memory of one process.
 *
 * <pre>
 *   key            -> record
 *   expiry, key    sorted: an index, kept in step with the records
 * </pre>
 *
 * <p>The map decides: it computes the record of a key for one caller at a time. Safe for use by any
 * number of threads.
 */
final class MemoryIdempotency extends RecordIdempotencyStore
    implements SweepableIdempotencyStore, AnswerRecords {
  private record Expiry(Instant at, IdempotencyKey key) {
    static final Comparator<Expiry> ORDER =
        Comparator.comparing(Expiry::at)
            .thenComparing(expiry -> expiry.key().shop())
            .thenComparing(expiry -> expiry.key().operation())
            .thenComparing(expiry -> expiry.key().value());

    static Expiry of(IdempotencyRecord record) {
      return new Expiry(record.expiresAt(), record.key());
    }
  }

  private final InstantSource clock;
  private final ConcurrentMap<IdempotencyKey, IdempotencyRecord> records =
      new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Expiry> expiries = new ConcurrentSkipListSet<>(Expiry.ORDER);

  MemoryIdempotency(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
    AtomicReference<RecordDecision.@Nullable RecordVerdict<R>> made = new AtomicReference<>();
    records.compute(
        key,
        (same, before) -> {
          RecordDecision.RecordVerdict<R> ruling = decision.on(before, now());
          made.set(ruling);
          if (!Objects.equals(before, ruling.after())) {
            index(before, ruling.after());
          }
          return ruling.after();
        });
    return Objects.requireNonNull(made.get()).answer();
  }

  @Override
  public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
    IdempotencyKey key = request.key();
    IdempotencyRecord before = records.get(key);
    return prepare(
        request,
        answer,
        before,
        now(),
        after ->
            // Others see the record at once, so no other write may fail after it.
            InMemoryWrite.last(
                "the record of an operation",
                () -> replace(key, before, after),
                () -> replace(key, after, before)));
  }

  private void replace(
      IdempotencyKey key, @Nullable IdempotencyRecord before, @Nullable IdempotencyRecord after) {
    records.compute(
        key,
        (same, stored) -> {
          if (!Objects.equals(stored, before)) {
            throw new IllegalStateException("the record has changed in the meantime");
          }
          index(before, after);
          return after;
        });
  }

  private void index(@Nullable IdempotencyRecord before, @Nullable IdempotencyRecord after) {
    if (before != null) {
      expiries.remove(Expiry.of(before));
    }
    if (after != null) {
      expiries.add(Expiry.of(after));
    }
  }

  @Override
  public int sweep(int limit) {
    checkLimit(limit);
    Instant now = now();
    AtomicInteger swept = new AtomicInteger();
    for (Expiry expiry : expiries) {
      if (swept.get() == limit || expiry.at().isAfter(now)) {
        break;
      }
      records.computeIfPresent(
          expiry.key(),
          (key, record) -> {
            if (record.expiresAt().isAfter(now)) {
              return record; // claimed meanwhile
            }
            index(record, null);
            swept.incrementAndGet();
            return null;
          });
    }
    return swept.get();
  }

  private Instant now() {
    return Micros.floor(clock.instant());
  }
}
