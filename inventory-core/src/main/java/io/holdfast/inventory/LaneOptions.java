package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import java.time.Duration;
import java.util.Objects;

/**
 * Options for how concurrent commands share transactions. The commands of a shop queue in its lane.
 * The first caller decides all commands that wait there, in one transaction and in the order of
 * arrival. Each command gets the answer that it would have got alone. No command waits for a batch
 * to fill. A lane uses one connection of the store at a time, which leaves the other connections to
 * other shops.
 *
 * <p>The queue is bounded by time: a command that would probably wait for longer than {@code
 * maxExpectedWait} is rejected at once, and one that has waited for {@code maxWait} is given up. A
 * short pause of the store rejects no command. {@code queueCapacity} bounds the memory.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class LaneOptions {
  /** The defaults of {@link Builder}. */
  public static final LaneOptions DEFAULT = builder().build();

  /**
   * Sharing is off: every command has a separate transaction, and the load of one shop is not
   * limited. Up to 2,048 commands without a waiting caller, of all shops, may wait for the
   * executor.
   */
  public static final LaneOptions OFF = builder().enabled(false).queueCapacity(2_048).build();

  private final boolean enabled;
  private final Duration maxExpectedWait;
  private final int queueCapacity;
  private final int maxBatchSize;
  private final Duration maxBatchDuration;
  private final Duration maxWait;
  private final int maxConcurrentReads;

  private LaneOptions(Builder builder) {
    enabled = builder.enabled;
    maxExpectedWait =
        Checks.option(
            "lanes.maxExpectedWait",
            Duration.ofMillis(1),
            Duration.ofHours(1),
            builder.maxExpectedWait);
    queueCapacity = Checks.option("lanes.queueCapacity", 1, 1_000_000, builder.queueCapacity);
    maxBatchSize = Checks.option("lanes.maxBatchSize", 1, 10_000, builder.maxBatchSize);
    maxBatchDuration =
        Checks.option(
            "lanes.maxBatchDuration",
            Duration.ofMillis(1),
            Duration.ofMinutes(1),
            builder.maxBatchDuration);
    maxWait =
        Checks.option("lanes.maxWait", Duration.ofMillis(1), Duration.ofHours(1), builder.maxWait);
    maxConcurrentReads =
        Checks.option("lanes.maxConcurrentReads", 1, 10_000, builder.maxConcurrentReads);
  }

  /** Creates a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns whether commands share transactions. */
  public boolean enabled() {
    return enabled;
  }

  /** Returns the maximum time that a command may be expected to wait when it arrives. */
  public Duration maxExpectedWait() {
    return maxExpectedWait;
  }

  /** Returns the maximum number of waiting commands of a shop. */
  public int queueCapacity() {
    return queueCapacity;
  }

  /** Returns the maximum number of commands in a transaction. */
  public int maxBatchSize() {
    return maxBatchSize;
  }

  /** Returns the target duration of a transaction. */
  public Duration maxBatchDuration() {
    return maxBatchDuration;
  }

  /** Returns the maximum time that a command waits for a transaction. */
  public Duration maxWait() {
    return maxWait;
  }

  /** Returns the maximum number of concurrent reads of a shop. */
  public int maxConcurrentReads() {
    return maxConcurrentReads;
  }

  /** Builds options. Not safe for use by several threads. */
  public static final class Builder {
    private boolean enabled = true;
    private Duration maxExpectedWait = Duration.ofSeconds(2);
    private int queueCapacity = 65_536;
    private int maxBatchSize = 512;
    private Duration maxBatchDuration = Duration.ofMillis(100);
    private Duration maxWait = Duration.ofSeconds(5);
    private int maxConcurrentReads = 4;

    private Builder() {}

    /**
     * Sets whether commands share transactions. They never do if the store does not benefit from
     * it. Default: true.
     */
    public Builder enabled(boolean enabled) {
      this.enabled = enabled;
      return this;
    }

    /**
     * Sets the maximum time that a command may be expected to wait when it arrives, 1 ms to 1 hour.
     * If its expected wait is longer, it is rejected at once with {@link
     * io.holdfast.inventory.error.BusyException}. The expected wait is the number of waiting
     * commands of the shop, divided by the rate at which its lane has taken full batches. A pause
     * of the store does not count as a low rate. A lane that has not taken enough full batches yet
     * rejects commands only by {@code queueCapacity}. A time above {@code maxWait} has the effect
     * of {@code maxWait}. Default: 2 seconds.
     */
    public Builder maxExpectedWait(Duration maxExpectedWait) {
      this.maxExpectedWait = Objects.requireNonNull(maxExpectedWait, "maxExpectedWait");
      return this;
    }

    /**
     * Sets the maximum number of waiting commands of a shop, 1 to 1,000,000, whatever their
     * expected wait is. One more is rejected at once with {@link
     * io.holdfast.inventory.error.BusyException}. It bounds the memory: a waiting command takes
     * about 130 bytes besides its request. Where commands do not share transactions, this is the
     * maximum number of commands of {@link AsyncStockOperations}, of all shops, that wait for the
     * executor. Default: 65,536.
     */
    public Builder queueCapacity(int queueCapacity) {
      this.queueCapacity = queueCapacity;
      return this;
    }

    /** Sets the maximum number of commands in a transaction, 1 to 10,000. Default: 512. */
    public Builder maxBatchSize(int maxBatchSize) {
      this.maxBatchSize = maxBatchSize;
      return this;
    }

    /**
     * Sets the target duration of a transaction, 1 ms to 1 minute. If a transaction takes longer,
     * the next one is smaller, so that other processes get their turn. Default: 100 ms.
     */
    public Builder maxBatchDuration(Duration maxBatchDuration) {
      this.maxBatchDuration = Objects.requireNonNull(maxBatchDuration, "maxBatchDuration");
      return this;
    }

    /**
     * Sets the maximum time that a command waits for a transaction, 1 ms to 1 hour. It matters
     * where the store does not answer, which no expected wait can tell. After it the command fails
     * with {@link io.holdfast.inventory.error.BusyException}, and it is guaranteed that nothing was
     * written. Default: 5 seconds.
     */
    public Builder maxWait(Duration maxWait) {
      this.maxWait = Objects.requireNonNull(maxWait, "maxWait");
      return this;
    }

    /**
     * Sets the maximum number of concurrent reads of a shop, 1 to 10,000. Others wait for up to
     * {@code maxWait}. Default: 4.
     */
    public Builder maxConcurrentReads(int maxConcurrentReads) {
      this.maxConcurrentReads = maxConcurrentReads;
      return this;
    }

    /**
     * Creates the options.
     *
     * @throws ConfigurationException if a value is out of range; the message names it
     */
    public LaneOptions build() {
      return new LaneOptions(this);
    }
  }
}
