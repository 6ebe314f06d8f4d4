package io.holdfast.micrometer;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.OutboxListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/**
 * Counts what a relay of expired holds does, in a Micrometer registry. Set it with {@code
 * ExpiredHoldRelay.Builder.listener}. The meters are in {@code docs/metrics.md}. Safe for use by
 * any number of threads, and by several relays.
 *
 * @since 0.1.0
 */
public final class MicrometerExpiredHoldListener implements OutboxListener<ExpiredHold> {
  private final RelayCounters counters;

  private MicrometerExpiredHoldListener(MeterRegistry registry, Tags tags) {
    counters = RelayCounters.of(registry, "holdfast.expired.holds", tags);
  }

  /** Creates a listener without common tags. */
  public static MicrometerExpiredHoldListener create(MeterRegistry registry) {
    return create(registry, Tags.empty());
  }

  /**
   * Creates a listener.
   *
   * @param registry the registry of the counters
   * @param tags the tags that every counter has
   */
  public static MicrometerExpiredHoldListener create(MeterRegistry registry, Iterable<Tag> tags) {
    return new MicrometerExpiredHoldListener(registry, Tags.of(tags));
  }

  @Override
  public void onPublished(ExpiredHold hold, int attempts) {
    counters.published().increment();
  }

  @Override
  public void onFailed(ExpiredHold hold, int attempts, String reason, Duration after) {
    counters.failed().increment();
  }

  @Override
  public void onBlocked(ExpiredHold hold, String reason) {
    counters.blocked().increment();
  }

  @Override
  public void onFault(ShopId shop, RuntimeException fault) {
    counters.faults().increment();
  }
}
