package io.holdfast.contract;

import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.Preparation;
import io.holdfast.idempotency.RecordDecision;
import io.holdfast.idempotency.RecordIdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The simplest idempotency store: a map under the lock of the host's writes. */
class MapIdempotencyStore extends RecordIdempotencyStore
    implements SweepableIdempotencyStore, AnswerRecords {
  final Map<IdempotencyKey, IdempotencyRecord> records = new ConcurrentHashMap<>();
  private final InstantSource clock;

  MapIdempotencyStore(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the time at which a record is evaluated. */
  Instant now(@Nullable IdempotencyRecord before) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
    synchronized (MapRows.LOCK) {
      IdempotencyRecord before = records.get(key);
      RecordDecision.RecordVerdict<R> ruling = decision.on(before, now(before));
      write(key, ruling.after());
      return ruling.answer();
    }
  }

  @Override
  public Preparation prepare(ClaimRequest request, StoredAnswer answer) {
    synchronized (MapRows.LOCK) {
      IdempotencyRecord before = records.get(request.key());
      return prepare(
          request, answer, before, now(before), after -> new Replacement(this, before, after));
    }
  }

  /** One record to write if the stored one is still the one that was looked up. */
  record Replacement(
      MapIdempotencyStore store, @Nullable IdempotencyRecord before, IdempotencyRecord after)
      implements MapRows.Write {
    @Override
    public boolean perform() {
      boolean same = Objects.equals(store.records.get(after.key()), before);
      if (same) {
        store.write(after.key(), after);
      }
      return same;
    }

    @Override
    public void undo() {
      store.write(after.key(), before);
    }
  }

  final void write(IdempotencyKey key, @Nullable IdempotencyRecord after) {
    if (after == null) {
      records.remove(key);
    } else {
      records.put(key, after);
    }
  }

  @Override
  public int sweep(int limit) {
    checkLimit(limit);
    synchronized (MapRows.LOCK) {
      Instant now = now(null);
      List<IdempotencyRecord> over =
          records.values().stream()
              .filter(record -> !record.expiresAt().isAfter(now))
              .sorted(Comparator.comparing(IdempotencyRecord::expiresAt))
              .limit(limit)
              .toList();
      over.forEach(record -> records.remove(record.key()));
      return over.size();
    }
  }
}
