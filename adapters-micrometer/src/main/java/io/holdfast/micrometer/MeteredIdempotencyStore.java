package io.holdfast.micrometer;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An idempotency store that counts claims in a Micrometer registry, and passes every call on to
 * another store. Put it in front of a cache too, so that the answers of the cache are counted. The
 * meters are in {@code docs/metrics.md}. Safe for use by any number of threads if the other store
 * is.
 *
 * @since 0.1.0
 */
public final class MeteredIdempotencyStore implements IdempotencyStore {
  private final IdempotencyStore store;
  private final Counter acquired;
  private final Counter replayed;
  private final Counter inProgress;
  private final Counter mismatch;
  private final Counter failed;
  private final Counter lost;

  private MeteredIdempotencyStore(IdempotencyStore store, MeterRegistry registry, Tags tags) {
    this.store = store;
    acquired = claims(registry, tags, "acquired");
    replayed = claims(registry, tags, TagValues.REPLAYED);
    inProgress = claims(registry, tags, "in_progress");
    mismatch = claims(registry, tags, "payload_mismatch");
    failed = claims(registry, tags, TagValues.FAILED);
    lost = registry.counter("holdfast.idempotency.lost", tags);
  }

  private static Counter claims(MeterRegistry registry, Tags tags, String result) {
    return registry.counter("holdfast.idempotency.claims", tags.and("result", result));
  }

  /** Creates a store in front of another one, without common tags. */
  public static MeteredIdempotencyStore create(IdempotencyStore store, MeterRegistry registry) {
    return create(store, registry, Tags.empty());
  }

  /**
   * Creates a store in front of another one.
   *
   * @param store the store that is called
   * @param registry the registry of the counters
   * @param tags the tags that every counter has
   */
  public static MeteredIdempotencyStore create(
      IdempotencyStore store, MeterRegistry registry, Iterable<Tag> tags) {
    return new MeteredIdempotencyStore(
        Objects.requireNonNull(store, "store"),
        Objects.requireNonNull(registry, "registry"),
        Tags.of(Objects.requireNonNull(tags, "tags")));
  }

  @Override
  public Claim claim(ClaimRequest request) {
    Claim claim;
    try {
      claim = store.claim(request);
    } catch (Exception e) {
      failed.increment();
      throw e;
    }
    claim
        .fold(
            first -> acquired,
            reply -> reply.fold(done -> replayed, running -> inProgress, other -> mismatch))
        .increment();
    return claim;
  }

  @Override
  public Claim.Done complete(Claim.Acquired claim, StoredAnswer answer) {
    return counted(() -> store.complete(claim, answer));
  }

  @Override
  public void abandon(Claim.Acquired claim) {
    store.abandon(claim);
  }

  @Override
  public Claim.Acquired extend(Claim.Acquired claim, Duration lease) {
    return counted(() -> store.extend(claim, lease));
  }

  private <R> R counted(Supplier<R> call) {
    try {
      return call.get();
    } catch (ClaimLostException e) {
      lost.increment();
      throw e;
    }
  }
}
