package io.holdfast.inventory;

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
 * <p>Immutable.
 *
 * @param enabled whether commands share transactions; they never do if the store does not benefit
 *     from it
 * @param queueCapacity the maximum number of waiting commands of a shop, 1 to 1,000,000; one more
 *     is rejected at once with {@link io.holdfast.inventory.error.BusyException}. Where commands do
 *     not share transactions, the maximum number of commands of {@link AsyncStockOperations}, of
 *     all shops, that wait for the executor
 * @param maxBatchSize the maximum number of commands in a transaction, 1 to 10,000
 * @param maxBatchDuration the target duration of a transaction, 1 ms to 1 minute. If a transaction
 *     takes longer, the next one is smaller, so that other processes get their turn
 * @param maxWait the maximum time that a command waits for a transaction, 1 ms to 1 hour; after it
 *     the command fails with {@link io.holdfast.inventory.error.BusyException}, and it is
 *     guaranteed that nothing was written
 * @param maxConcurrentReads the maximum number of concurrent reads of a shop, 1 to 10,000; others
 *     wait for up to {@code maxWait}
 */
public record LaneOptions(
    boolean enabled,
    int queueCapacity,
    int maxBatchSize,
    Duration maxBatchDuration,
    Duration maxWait,
    int maxConcurrentReads) {
  /**
   * The default: 2,048 waiting commands, 512 commands in a transaction, 100 ms for a transaction, 5
   * seconds of waiting, 4 concurrent reads.
   */
  public static final LaneOptions DEFAULT =
      new LaneOptions(true, 2_048, 512, Duration.ofMillis(100), Duration.ofSeconds(5), 4);

  /**
   * Sharing is off: every command has a separate transaction, and the load of one shop is not
   * limited. Up to 2,048 commands without a waiting caller, of all shops, may wait for the
   * executor.
   */
  public static final LaneOptions OFF =
      new LaneOptions(false, 2_048, 1, Duration.ofMillis(1), Duration.ofMillis(1), 1);

  /**
   * Checks the ranges.
   *
   * @throws ConfigurationException if a value is out of range; the message names it
   */
  public LaneOptions {
    between("queueCapacity", 1, 1_000_000, queueCapacity);
    between("maxBatchSize", 1, 10_000, maxBatchSize);
    between("maxBatchDuration", Duration.ofMillis(1), Duration.ofMinutes(1), maxBatchDuration);
    between("maxWait", Duration.ofMillis(1), Duration.ofHours(1), maxWait);
    between("maxConcurrentReads", 1, 10_000, maxConcurrentReads);
  }

  /** Returns the same options with another {@link #queueCapacity}. */
  public LaneOptions withQueueCapacity(int queueCapacity) {
    return new LaneOptions(
        enabled, queueCapacity, maxBatchSize, maxBatchDuration, maxWait, maxConcurrentReads);
  }

  /** Returns the same options with another {@link #maxBatchSize}. */
  public LaneOptions withMaxBatchSize(int maxBatchSize) {
    return new LaneOptions(
        enabled, queueCapacity, maxBatchSize, maxBatchDuration, maxWait, maxConcurrentReads);
  }

  /** Returns the same options with another {@link #maxBatchDuration}. */
  public LaneOptions withMaxBatchDuration(Duration maxBatchDuration) {
    return new LaneOptions(
        enabled, queueCapacity, maxBatchSize, maxBatchDuration, maxWait, maxConcurrentReads);
  }

  /** Returns the same options with another {@link #maxWait}. */
  public LaneOptions withMaxWait(Duration maxWait) {
    return new LaneOptions(
        enabled, queueCapacity, maxBatchSize, maxBatchDuration, maxWait, maxConcurrentReads);
  }

  /** Returns the same options with another {@link #maxConcurrentReads}. */
  public LaneOptions withMaxConcurrentReads(int maxConcurrentReads) {
    return new LaneOptions(
        enabled, queueCapacity, maxBatchSize, maxBatchDuration, maxWait, maxConcurrentReads);
  }

  private static void between(String option, int least, int most, int value) {
    if (value < least || value > most) {
      throw new ConfigurationException(
          "lanes." + option + ": must be from " + least + " to " + most + ", is " + value);
    }
  }

  private static void between(String option, Duration least, Duration most, Duration value) {
    Objects.requireNonNull(value, option);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new ConfigurationException(
          "lanes." + option + ": must be from " + least + " to " + most + ", is " + value);
    }
  }
}
