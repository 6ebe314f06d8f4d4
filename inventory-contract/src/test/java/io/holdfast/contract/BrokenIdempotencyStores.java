package io.holdfast.contract;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyRecord;
import io.holdfast.idempotency.RecordDecision;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Broken idempotency stores. */
final class BrokenIdempotencyStores {
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private BrokenIdempotencyStores() {}

  /** Reads, decides and writes without the lock: the record read may have changed meanwhile. */
  static class CheckThenWrite extends MapIdempotencyStore {
    CheckThenWrite(InstantSource clock) {
      super(clock);
    }

    @Override
    protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
      IdempotencyRecord before = records.get(key);
      RecordDecision.RecordVerdict<R> ruling = decision.on(before, now(before));
      Crowd.jostle();
      write(key, ruling.after());
      return ruling.answer();
    }
  }

  /** Keeps completed records without end. */
  static class RetentionIgnored extends MapIdempotencyStore {
    RetentionIgnored(InstantSource clock) {
      super(clock);
    }

    @Override
    Instant now(@Nullable IdempotencyRecord before) {
      Instant doneAt = before == null ? null : before.doneAt();
      return doneAt == null ? super.now(before) : doneAt;
    }
  }

  /** Never lets another process take over. */
  static class LeaseNeverEnds extends MapIdempotencyStore {
    LeaseNeverEnds(InstantSource clock) {
      super(clock);
    }

    @Override
    Instant now(@Nullable IdempotencyRecord before) {
      Instant now = super.now(before);
      boolean isOver =
          before != null
              && before.answer() == null
              && !now.isBefore(before.leasedUntil())
              && now.isBefore(before.expiresAt());
      return isOver ? before.leasedUntil().minus(MICRO) : now;
    }
  }

  /** Keeps times finer than a microsecond. */
  static class FineClock extends MapIdempotencyStore {
    private final InstantSource fine;

    FineClock(InstantSource clock) {
      super(clock);
      fine = clock;
    }

    @Override
    Instant now(@Nullable IdempotencyRecord before) {
      return fine.instant();
    }
  }

  /** Treats abc and ABC as the same key. */
  static class CaseInsensitive extends MapIdempotencyStore {
    CaseInsensitive(InstantSource clock) {
      super(clock);
    }

    @Override
    protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
      String value = key.value().toLowerCase(Locale.ROOT);
      return super.decide(new IdempotencyKey(key.shop(), key.operation(), value), decision);
    }
  }

  /** Lets any process complete a claim of another one. */
  static class NotFenced extends ForwardingIdempotencyStore {
    private final Map<IdempotencyKey, Claim.Acquired> last = new ConcurrentHashMap<>();

    NotFenced(InstantSource clock) {
      super(new MapIdempotencyStore(clock));
    }

    @Override
    public Claim claim(ClaimRequest request) {
      Claim claim = real.claim(request);
      if (claim instanceof Claim.Acquired first) {
        last.put(request.key(), first);
      }
      return claim;
    }

    @Override
    public Claim.Done complete(Claim.Acquired claim, StoredAnswer answer) {
      return real.complete(last.getOrDefault(claim.key(), claim), answer);
    }
  }

  /** Returns its previous answer from a cache. */
  static class CacheAsGuard extends ForwardingIdempotencyStore {
    private final Map<IdempotencyKey, Claim> told = new ConcurrentHashMap<>();

    CacheAsGuard(InstantSource clock) {
      super(new MapIdempotencyStore(clock));
    }

    @Override
    public Claim claim(ClaimRequest request) {
      Claim cached = told.get(request.key());
      if (cached != null) {
        return cached;
      }
      Claim claim = real.claim(request);
      if (claim instanceof Claim.Reply) {
        told.put(request.key(), claim);
      }
      return claim;
    }
  }

  /** Does not compare the payload. */
  static class PayloadIgnored extends ForwardingIdempotencyStore {
    PayloadIgnored(InstantSource clock) {
      super(new MapIdempotencyStore(clock));
    }

    @Override
    public Claim claim(ClaimRequest request) {
      return real.claim(
          new ClaimRequest(
              request.key(), new Fingerprint("any"), request.lease(), request.retention()));
    }
  }

  /** Leaves abandoned claims unchanged. */
  static class AbandonForgotten extends ForwardingIdempotencyStore {
    AbandonForgotten(InstantSource clock) {
      super(new MapIdempotencyStore(clock));
    }

    @Override
    public void abandon(Claim.Acquired claim) {}
  }

  /** Reports an interrupt as a failure although it has written. */
  static class FailsWhenInterrupted extends MapIdempotencyStore {
    FailsWhenInterrupted(InstantSource clock) {
      super(clock);
    }

    @Override
    protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
      R answer = super.decide(key, decision);
      if (Thread.currentThread().isInterrupted()) {
        throw new UnavailableException("interrupted", null);
      }
      return answer;
    }
  }
}
