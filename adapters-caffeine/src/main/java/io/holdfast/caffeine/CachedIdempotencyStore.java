package io.holdfast.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.idempotency.Answer;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Keeps the answers that were read last, and spares the store those who ask again and again.
 *
 * <p>It never decides: the only thing it says by itself is {@link Claim.Done}, to a claim with the
 * very fingerprint, with an answer that the store itself has told to an earlier claim, and only
 * until its retention has passed. Such an answer never changes. Everything else goes to the store,
 * every time.
 *
 * <p>A store that was given a clock shares it with its cache, and then nothing is told a
 * microsecond too long. Without one, what the store has said of the time that is left is carried
 * forward by this process's monotonic time, at most for a minute; then the store is asked again.
 *
 * <p>Answers longer than {@value #LONGEST_KEPT} characters are not kept, so that the memory taken
 * has a bound. Safe for use by any number of threads.
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
            // In the calling thread: no pool of somebody else's is needed.
            .executor(Runnable::run)
            .build();
  }

  /** In front of a store, with the defaults of {@link Builder}. */
  public static CachedIdempotencyStore create(IdempotencyStore store) {
    return builder(store).build();
  }

  /** In front of a store, with options. */
  public static Builder builder(IdempotencyStore store) {
    return new Builder(store);
  }

  @Override
  public Claim claim(ClaimRequest request) {
    // Before the store looks at its clock, so that no answer is ever kept too long.
    Duration now = watch.now();
    Kept kept = cache.getIfPresent(request.key());
    if (kept != null && kept.answers(request, now)) {
      return kept.done(now);
    }
    Claim claim = store.claim(request);
    if (claim instanceof Claim.Done done && done.answer().text().length() <= LONGEST_KEPT) {
      cache.put(request.key(), new Kept(request.fingerprint(), done, now, watch.longest()));
    } else if (kept != null) {
      cache.asMap().remove(request.key(), kept);
    }
    return claim;
  }

  @Override
  public Claim.Done complete(Claim.First claim, Answer answer) {
    return store.complete(claim, answer);
  }

  @Override
  public void abandon(Claim.First claim) {
    store.abandon(claim);
  }

  @Override
  public Claim.First extend(Claim.First claim, Duration lease) {
    return store.extend(claim, lease);
  }

  /** The options of a cache. Not safe for use by several threads. */
  public static final class Builder {
    private final IdempotencyStore store;
    private int entries = 10_000;
    private Stopwatch watch = Stopwatch.MONOTONIC;

    private Builder(IdempotencyStore store) {
      this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * The most answers that are kept. Default: 10,000.
     *
     * @param most 1 to 1,000,000
     * @throws ConfigurationException if it is out of range
     */
    public Builder entries(int most) {
      if (most < 1 || most > MOST_ENTRIES) {
        throw new ConfigurationException("entries: must be from 1 to " + MOST_ENTRIES);
      }
      entries = most;
      return this;
    }

    /**
     * The clock that the store was given. Default: none, for a store that has a clock of its own.
     */
    public Builder clock(InstantSource source) {
      watch = Stopwatch.of(Objects.requireNonNull(source, "clock"));
      return this;
    }

    /** The cache. */
    public CachedIdempotencyStore build() {
      return new CachedIdempotencyStore(this);
    }
  }
}
