package io.holdfast.micrometer;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.ReadEvent;
import io.holdfast.inventory.ReadKind;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times what an inventory does, in a Micrometer registry. Add it with {@code
 * Inventory.Builder.listener}. The names, tags and units of the meters are in {@code
 * docs/metrics.md}.
 *
 * <p>No tag has an SKU or an id. A tag with the shop is added on request only, see {@link
 * Builder#shops}.
 *
 * <p>Safe for use by any number of threads, and by several inventories.
 *
 * @since 0.1.0
 */
public final class MicrometerInventoryListener implements InventoryListener {
  private record CommandMeter(
      CommandKind command, String outcome, Object reason, Path path, String shop) {}

  private record ReadMeter(ReadKind read, String outcome, String reason, String shop) {}

  private record Batches(Timer time, DistributionSummary commands) {}

  private final MeterRegistry registry;
  private final Tags tags;
  private final ShopTag shops;
  private final Map<CommandMeter, Timer> commands = new ConcurrentHashMap<>();
  private final Map<ReadMeter, Timer> reads = new ConcurrentHashMap<>();
  private final Map<String, Batches> batches = new ConcurrentHashMap<>();
  private final Map<String, Counter> expired = new ConcurrentHashMap<>();
  private final Map<String, Counter> requested = new ConcurrentHashMap<>();
  private final Map<String, Counter> surplus = new ConcurrentHashMap<>();
  private final Counter verified;
  private final Map<Invariant, Counter> violations = new EnumMap<>(Invariant.class);

  private MicrometerInventoryListener(Builder options) {
    registry = options.registry;
    tags = options.tags;
    shops = new ShopTag(options.shops);
    verified = registry.counter("holdfast.verify.levels", tags);
    for (Invariant invariant : Invariant.values()) {
      violations.put(
          invariant,
          registry.counter(
              "holdfast.verify.violations", tags.and("invariant", TagValues.of(invariant))));
    }
  }

  /** Creates a listener without a tag for the shop and without common tags. */
  public static MicrometerInventoryListener create(MeterRegistry registry) {
    return builder(registry).build();
  }

  /** Creates a builder of a listener. */
  public static Builder builder(MeterRegistry registry) {
    return new Builder(registry);
  }

  @Override
  public void onCommand(CommandEvent event) {
    CommandMeter meter =
        new CommandMeter(
            event.command(),
            TagValues.outcome(event.outcome()),
            TagValues.reason(event),
            event.path(),
            shops.value(event.shop()));
    Timer timer = commands.get(meter);
    if (timer == null) {
      timer = commands.computeIfAbsent(meter, this::timer);
    }
    timer.record(event.elapsed());
  }

  private Timer timer(CommandMeter meter) {
    return registry.timer(
        "holdfast.command",
        shops.added(
            tags.and(
                "command",
                TagValues.of(meter.command()),
                "outcome",
                meter.outcome(),
                "reason",
                TagValues.text(meter.reason()),
                "path",
                TagValues.of(meter.path())),
            meter.shop()));
  }

  @Override
  public void onRead(ReadEvent event) {
    boolean isDone = event.fault() == null;
    ReadMeter meter =
        new ReadMeter(
            event.read(),
            isDone ? TagValues.DONE : TagValues.FAILED,
            event.fault() == null ? TagValues.NONE : TagValues.reason(event.fault()),
            shops.value(event.shop()));
    Timer timer = reads.get(meter);
    if (timer == null) {
      timer = reads.computeIfAbsent(meter, this::timer);
    }
    timer.record(event.elapsed());
  }

  private Timer timer(ReadMeter meter) {
    return registry.timer(
        "holdfast.read",
        shops.added(
            tags.and(
                "read",
                TagValues.of(meter.read()),
                "outcome",
                meter.outcome(),
                "reason",
                meter.reason()),
            meter.shop()));
  }

  @Override
  public void onBatch(ShopId shop, int commands, Duration elapsed) {
    Batches meters = batches.computeIfAbsent(shops.value(shop), this::batches);
    meters.time().record(elapsed);
    meters.commands().record(commands);
  }

  private Batches batches(String shop) {
    Tags all = shops.added(tags, shop);
    return new Batches(
        registry.timer("holdfast.transaction", all),
        registry.summary("holdfast.transaction.commands", all));
  }

  @Override
  public void onHoldsExpired(List<Reservation> reservations) {
    add(expired, "holdfast.holds.expired", reservations.get(0).shop(), reservations.size());
  }

  @Override
  public void onRestockRequested(List<RestockRequest> requests) {
    add(requested, "holdfast.restock.requested", requests.get(0).key().shop(), requests.size());
  }

  @Override
  public void onSurplus(StockKey key, Receipt receipt) {
    add(surplus, "holdfast.restock.surplus", key.shop(), (double) receipt.surplus());
  }

  private void add(Map<String, Counter> counters, String name, ShopId shop, double number) {
    counters
        .computeIfAbsent(
            shops.value(shop), value -> registry.counter(name, shops.added(tags, value)))
        .increment(number);
  }

  @Override
  public void onVerified(ShopId shop, VerifyReport report) {
    verified.increment(report.levelsChecked());
    report
        .violations()
        .forEach(it -> Objects.requireNonNull(violations.get(it.invariant())).increment());
  }

  /** Builds a listener from options. Not safe for use by several threads. */
  public static final class Builder {
    private static final int MOST_SHOPS = 1_000;

    private final MeterRegistry registry;
    private Tags tags = Tags.empty();
    private int shops;

    private Builder(MeterRegistry registry) {
      this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * Sets tags that every meter of this listener has, for example to tell two inventories of one
     * process apart. Default: none.
     */
    public Builder tags(Iterable<Tag> tags) {
      this.tags = Tags.of(tags);
      return this;
    }

    /**
     * Adds a tag with the shop to the meters of commands, reads, transactions, expired holds and
     * restock requests. The first shops that are seen have their id as value, and all others
     * together {@code other}. Each shop multiplies the number of time series, so keep the number
     * small. Default: 0, no such tag.
     *
     * @param shops the maximum number of shops with their own value, 0 to 1,000
     */
    public Builder shops(int shops) {
      this.shops = shops;
      return this;
    }

    /**
     * Creates the listener.
     *
     * @throws ConfigurationException if an option is out of range
     */
    public MicrometerInventoryListener build() {
      Checks.option("shops", 0, MOST_SHOPS, shops);
      return new MicrometerInventoryListener(this);
    }
  }
}
