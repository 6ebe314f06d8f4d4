package io.holdfast.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * A cache in front of an idempotency store. It keeps the answers that were read last, and answers
 * repetitions without a call of the store.
 *
 * <p>The cache never decides. The only reply it gives is {@link Claim.Done}: to a claim with the
 * same fingerprint, with an answer that the store has returned to an earlier claim, and only until
 * its retention has passed. Such an answer never changes. Every other call goes to the store.
 *
 * <p>An answer is kept for at most one minute. Then the store is asked again, which may have lost
 * the operation in a restore.
 *
 * <p>If the store was given a clock, the cache uses the same clock, and no answer is kept a
 * microsecond too long. Without a clock, the remaining time that the store has returned is
 * extrapolated by the clocks of this machine. The time while the machine sleeps counts.
 *
 * <p>Answers longer than {@value #LONGEST_KEPT} characters are not cached, so that the memory is
 * bounded. Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class CachedIdempotencyStore implements IdempotencyStore {
  private static final int LONGEST_KEPT = 4_096;
  private static final int MOST_ENTRIES = 1_000_000;

  private final IdempotencyStore store;
  private final Stopwatch watch;
  private final Cache<IdempotencyKey, Kept> cache;

  private CachedIdempotencyStore(Builder options) {
    store = options.store;
    watch = options.watch;
    cache =
        Caffeine.newBuilder()
            .maximumSize(options.entries)
            // Maintenance runs in the calling thread, and not in the common pool.
            .executor(Runnable::run)
            .build();
  }

  /** Creates a cache in front of a store, with the defaults of {@link Builder}. */
  public static CachedIdempotencyStore create(IdempotencyStore store) {
    return builder(store).build();
  }

  /** Creates a builder of a cache in front of a store. */
  public static Builder builder(IdempotencyStore store) {
    return new Builder(store);
  }

  @Override
  public Claim claim(ClaimRequest request) {
    Objects.requireNonNull(request, "request");
    // Read before the store reads its clock, so that no answer is kept too long.
    Moment now = watch.now();
    Kept kept = cache.getIfPresent(request.key());
    if (kept != null && kept.answers(request, now)) {
      return kept.done(now);
    }
    Claim claim = store.claim(request);
    if (claim instanceof Claim.Done done && done.answer().text().length() <= LONGEST_KEPT) {
      cache.put(request.key(), new Kept(request.fingerprint(), done, now));
    } else if (kept != null) {
      cache.asMap().remove(request.key(), kept);
    }
    return claim;
  }

  @Override
  public Claim.Done complete(Claim.Acquired claim, StoredAnswer answer) {
    return store.complete(claim, answer);
  }

  @Override
  public void abandon(Claim.Acquired claim) {
    store.abandon(claim);
  }

  @Override
  public Claim.Acquired extend(Claim.Acquired claim, Duration lease) {
    return store.extend(claim, lease);
  }

  /** Builds a cache from options. Not safe for use by several threads. */
  public static final class Builder {
    private final IdempotencyStore store;
    private int entries = 10_000;
    private Stopwatch watch = Stopwatch.ofMachine();

    private Builder(IdempotencyStore store) {
      this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Sets the maximum number of cached answers. Default: 10,000.
     *
     * @param entries the maximum number, 1 to 1,000,000
     */
    public Builder entries(int entries) {
      this.entries = entries;
      return this;
    }

    /**
     * Sets the clock that the store was given. Default: none, for a store that has its own clock.
     */
    public Builder clock(InstantSource clock) {
      watch = Stopwatch.of(Objects.requireNonNull(clock, "clock"));
      return this;
    }

    /** Sets other clocks of the machine, for tests. */
    Builder watch(Stopwatch watch) {
      this.watch = watch;
      return this;
    }

    /**
     * Creates the cache.
     *
     * @throws ConfigurationException if an option is out of range
     */
    public CachedIdempotencyStore build() {
      Checks.option("entries", 1, MOST_ENTRIES, entries);
      return new CachedIdempotencyStore(this);
    }
  }
}
