package io.holdfast.micrometer;

import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.inventory.spi.support.LoggedFailure;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.OutboxSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last summary of an outbox, which other threads read again from time to time. Reading its
 * numbers never waits. Safe for use by any number of threads.
 */
final class RecentSummary {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxMeterBinder.class);
  private static final int INTERVALS = 3;

  private record Known(OutboxSummary summary, Instant at) {}

  private final Outbox<?> outbox;
  private final String name;
  private final Duration interval;
  private final InstantSource clock;
  private final Executor executor;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable Instant started;
  private volatile @Nullable Known known;

  /**
   * Creates the summary.
   *
   * @param name the name of the outbox in logs
   */
  RecentSummary(
      Outbox<?> outbox, String name, Duration interval, InstantSource clock, Executor executor) {
    this.outbox = outbox;
    this.name = name;
    this.interval = interval;
    this.clock = clock;
    this.executor = executor;
  }

  static void startThread(Runnable read) {
    Thread thread = new Thread(read, "holdfast-outbox-meters");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the number of messages in a state; NaN if there is no recent summary. */
  double messages(State state) {
    Known recent = recent();
    return recent == null ? Double.NaN : recent.summary().messages(state);
  }

  /**
   * Returns the seconds since the oldest message in a state was written; 0 if there is none, NaN if
   * there is no recent summary.
   */
  double ageOfOldest(State state) {
    Known recent = recent();
    return recent == null
        ? Double.NaN
        : recent.summary().oldest(state).map(this::secondsSince).orElse(0.0);
  }

  /** Returns the seconds since the last summary was read; NaN if there is none. */
  double age() {
    refreshIfDue();
    Known last = known;
    return last == null ? Double.NaN : secondsSince(last.at());
  }

  private double secondsSince(Instant past) {
    return Math.max(0, Duration.between(past, clock.instant()).toMillis() / 1e3);
  }

  private @Nullable Known recent() {
    refreshIfDue();
    Known last = known;
    return last == null || isOlder(last.at(), interval.multipliedBy(INTERVALS)) ? null : last;
  }

  /** Returns whether a time is at least so old, or in the future because the clock was set back. */
  private boolean isOlder(Instant past, Duration age) {
    Duration passed = Duration.between(past, clock.instant());
    return passed.isNegative() || passed.compareTo(age) >= 0;
  }

  /** Starts to read a summary, unless one is being read or the last read began a short time ago. */
  void refreshIfDue() {
    Instant last = started;
    if ((last != null && !isOlder(last, interval)) || !reading.compareAndSet(false, true)) {
      return;
    }
    try {
      started = clock.instant();
      executor.execute(this::read);
    } catch (Throwable e) { // such as a full executor, or no memory for a thread
      HostCode.keepInterrupt(e);
      reading.set(false);
      warn(e);
    }
  }

  private void warn(Throwable fault) {
    LOG.warn("the summary of the outbox {} could not be read", name, LoggedFailure.of(fault));
  }

  private void read() {
    try {
      OutboxSummary summary = outbox.summary();
      known = new Known(summary, clock.instant());
    } catch (Exception e) { // also a checked one, of an outbox in another language
      HostCode.keepInterrupt(e);
      warn(e);
    } finally {
      reading.set(false);
    }
  }
}
