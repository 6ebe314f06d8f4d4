package io.holdfast.micrometer;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Binds gauges of the messages in an outbox to a Micrometer registry. The tag {@code outbox} tells
 * the outboxes of restock requests and of expired holds apart. The meters are in {@code
 * docs/metrics.md}.
 *
 * <p>A scrape never waits for the store. It shows the last summary that was read, and starts the
 * next one in another thread if the last one was started longer ago than {@link Builder#interval}.
 * At most one read runs at a time. If there is no summary younger than three intervals, because the
 * store does not answer, the gauges show NaN.
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class OutboxMeterBinder implements MeterBinder {
  private final Tags tags;
  private final RecentSummary summary;

  private OutboxMeterBinder(Builder options) {
    tags = options.tags.and("outbox", options.name);
    summary =
        new RecentSummary(
            options.outbox, options.name, options.interval, options.clock, options.executor);
  }

  /** Creates a binder for restock requests, with the defaults of {@link Builder}. */
  public static OutboxMeterBinder create(RestockOutbox outbox) {
    return builder(outbox).build();
  }

  /** Creates a binder for expired holds, with the defaults of {@link Builder}. */
  public static OutboxMeterBinder create(ExpiredHoldOutbox outbox) {
    return builder(outbox).build();
  }

  /** Creates a builder of a binder for restock requests. */
  public static Builder builder(RestockOutbox outbox) {
    return new Builder(outbox, "restock");
  }

  /** Creates a builder of a binder for expired holds. */
  public static Builder builder(ExpiredHoldOutbox outbox) {
    return new Builder(outbox, "expired_holds");
  }

  /** Registers the gauges, and starts to read the first summary. */
  @Override
  public void bindTo(MeterRegistry registry) {
    Objects.requireNonNull(registry, "registry");
    for (State state : State.values()) {
      Tags all = tags.and("state", TagValues.of(state));
      gauge(registry, "holdfast.outbox.messages", null, all, it -> it.messages(state));
      gauge(registry, "holdfast.outbox.oldest", "seconds", all, it -> it.ageOfOldest(state));
    }
    gauge(registry, "holdfast.outbox.summary.age", "seconds", tags, RecentSummary::age);
    summary.refreshIfDue();
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      @Nullable String unit,
      Tags all,
      ToDoubleFunction<RecentSummary> value) {
    Gauge.builder(name, summary, value)
        .baseUnit(unit)
        .tags(all)
        .strongReference(true)
        .register(registry);
  }

  /** Builds a binder from options. Not safe for use by several threads. */
  public static final class Builder {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Outbox<?> outbox;
    private final String name;
    private Tags tags = Tags.empty();
    private Duration interval = Duration.ofMinutes(2);
    private InstantSource clock = InstantSource.system();
    private Executor executor = RecentSummary::startThread;

    private Builder(Outbox<?> outbox, String name) {
      this.outbox = Objects.requireNonNull(outbox, "outbox");
      this.name = name;
    }

    /**
     * Sets tags that every gauge has beside {@code outbox}. The binders of two stores in one
     * registry need different tags. Default: none.
     */
    public Builder tags(Iterable<Tag> tags) {
      this.tags = Tags.of(Objects.requireNonNull(tags, "tags"));
      return this;
    }

    /**
     * Sets the least time between two reads of the summary. A summary reads all messages, so do not
     * read it with every scrape. Default: 2 minutes.
     *
     * @param interval the least time, 1 second to 1 day
     */
    public Builder interval(Duration interval) {
      this.interval = Objects.requireNonNull(interval, "interval");
      return this;
    }

    /** Sets the clock for the age of messages and summaries. Default: the clock of the system. */
    public Builder clock(InstantSource clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets the executor that reads the summary. It must not run tasks in the calling thread, so
     * that no scrape waits for the store. Default: a daemon thread for each read, which ends with
     * it.
     */
    public Builder executor(Executor executor) {
      this.executor = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Creates the binder.
     *
     * @throws ConfigurationException if an option is out of range
     */
    public OutboxMeterBinder build() {
      Checks.option("interval", SHORTEST, LONGEST, interval);
      return new OutboxMeterBinder(this);
    }
  }
}
