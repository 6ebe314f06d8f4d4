package io.holdfast.micrometer;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.RestockListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/**
 * Counts what a relay does, in a Micrometer registry. Set it with {@code
 * RestockRelay.Builder.listener}. The meters are in {@code docs/metrics.md}. Safe for use by any
 * number of threads, and by several relays.
 *
 * @since 0.1.0
 */
public final class MicrometerRestockListener implements RestockListener {
  private static final String OUTBOX = "holdfast.restock";

  private final RelayCounters counters;
  private final Counter overdue;

  private MicrometerRestockListener(MeterRegistry registry, Tags tags) {
    counters = RelayCounters.of(registry, OUTBOX, tags);
    overdue = RelayCounters.messages(registry, OUTBOX, tags, "overdue");
  }

  /** Creates a listener without common tags. */
  public static MicrometerRestockListener create(MeterRegistry registry) {
    return create(registry, Tags.empty());
  }

  /**
   * Creates a listener.
   *
   * @param registry the registry of the counters
   * @param tags the tags that every counter has
   */
  public static MicrometerRestockListener create(MeterRegistry registry, Iterable<Tag> tags) {
    return new MicrometerRestockListener(registry, Tags.of(tags));
  }

  @Override
  public void onPublished(RestockRequest request, int attempts) {
    counters.published().increment();
  }

  @Override
  public void onFailed(RestockRequest request, int attempts, String reason, Duration after) {
    counters.failed().increment();
  }

  @Override
  public void onBlocked(RestockRequest request, String reason) {
    counters.blocked().increment();
  }

  @Override
  public void onOverdue(RestockRequest request, long leadTimes) {
    overdue.increment();
  }

  @Override
  public void onFault(ShopId shop, RuntimeException fault) {
    counters.faults().increment();
  }
}
