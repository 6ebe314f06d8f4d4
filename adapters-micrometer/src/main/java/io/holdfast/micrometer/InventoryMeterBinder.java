package io.holdfast.micrometer;

import io.holdfast.inventory.Inventory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;

/**
 * Binds gauges of what waits in an inventory, and counters of what its store has repeated, to a
 * Micrometer registry. They show {@link Inventory#stats}, which asks the store nothing. The meters
 * are in {@code docs/metrics.md}; they do not keep the inventory from being collected. Immutable.
 *
 * @since 0.1.0
 */
public final class InventoryMeterBinder implements MeterBinder {
  private final Inventory inventory;
  private final Tags tags;

  private InventoryMeterBinder(Inventory inventory, Tags tags) {
    this.inventory = inventory;
    this.tags = tags;
  }

  /** Creates a binder without common tags. */
  public static InventoryMeterBinder of(Inventory inventory) {
    return of(inventory, Tags.empty());
  }

  /**
   * Creates a binder.
   *
   * @param inventory the inventory
   * @param tags the tags that every meter has
   */
  public static InventoryMeterBinder of(Inventory inventory, Iterable<Tag> tags) {
    return new InventoryMeterBinder(
        Objects.requireNonNull(inventory, "inventory"),
        Tags.of(Objects.requireNonNull(tags, "tags")));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Objects.requireNonNull(registry, "registry");
    Gauge.builder("holdfast.lane.shops", inventory, it -> it.stats().lanes())
        .tags(tags)
        .register(registry);
    Gauge.builder("holdfast.lane.waiting", inventory, it -> it.stats().waiting())
        .tags(tags)
        .register(registry);
    FunctionCounter.builder("holdfast.conflicts", inventory, it -> it.stats().conflicts())
        .tags(tags)
        .register(registry);
    FunctionCounter.builder("holdfast.guesses", inventory, it -> it.stats().guesses().right())
        .tags(tags.and("result", "hit"))
        .register(registry);
    FunctionCounter.builder("holdfast.guesses", inventory, it -> it.stats().guesses().wrong())
        .tags(tags.and("result", "miss"))
        .register(registry);
  }
}
