package io.holdfast.inventory;

import io.holdfast.inventory.error.ConfigurationException;
import java.time.Duration;
import java.util.Objects;

/**
 * How commands that come at the same time share units of work. The commands of one shop queue in
 * its lane; whoever comes first decides for all that are there, in one unit, in the order in which
 * they came, and each gets the answer it would have got alone. Nobody ever waits for a batch to
 * fill. A lane takes one connection of the store at a time, which leaves the others to other shops.
 *
 * <p>Immutable.
 *
 * @param enabled whether commands share units; where the store gains nothing by it they never do
 * @param queue the most commands of a shop that wait; one more is refused at once with {@link
 *     io.holdfast.inventory.error.BusyException}. Where commands share no units, the most commands
 *     of {@link AsyncStockOperations}, of all shops, that wait for the executor. 1 to 1,000,000
 * @param batch the most commands in one unit. 1 to 10,000
 * @param batchTime how long a unit should take at most: where one takes longer, the next is
 *     smaller, so that other processes get their turn. 1 ms to 1 minute
 * @param patience how long a command may wait before a unit takes it; then it ends with {@link
 *     io.holdfast.inventory.error.BusyException}, and nothing was done. 1 ms to 1 hour
 * @param reads the most reads of a shop at a time; others wait, for as long as {@code patience}
 *     says. 1 to 10,000
 */
public record LaneOptions(
    boolean enabled, int queue, int batch, Duration batchTime, Duration patience, int reads) {
  /** 2,048 waiting, 512 in a unit, 100 ms for a unit, 5 seconds of waiting, 4 reads. */
  public static final LaneOptions DEFAULT =
      new LaneOptions(true, 2_048, 512, Duration.ofMillis(100), Duration.ofSeconds(5), 4);

  /**
   * Every command is a unit of its own, and nothing limits what one shop takes; 2,048 commands
   * without a waiting caller, of all shops, may wait for the executor.
   */
  public static final LaneOptions OFF =
      new LaneOptions(false, 2_048, 1, Duration.ofMillis(1), Duration.ofMillis(1), 1);

  /**
   * Checks the ranges.
   *
   * @throws ConfigurationException if a value is out of range; the message names it
   */
  public LaneOptions {
    between("queue", 1, 1_000_000, queue);
    between("batch", 1, 10_000, batch);
    between("batchTime", Duration.ofMillis(1), Duration.ofMinutes(1), batchTime);
    between("patience", Duration.ofMillis(1), Duration.ofHours(1), patience);
    between("reads", 1, 10_000, reads);
  }

  /** The same with another {@link #queue}. */
  public LaneOptions withQueue(int most) {
    return new LaneOptions(enabled, most, batch, batchTime, patience, reads);
  }

  /** The same with another {@link #batch}. */
  public LaneOptions withBatch(int most) {
    return new LaneOptions(enabled, queue, most, batchTime, patience, reads);
  }

  /** The same with another {@link #batchTime}. */
  public LaneOptions withBatchTime(Duration longest) {
    return new LaneOptions(enabled, queue, batch, longest, patience, reads);
  }

  /** The same with another {@link #patience}. */
  public LaneOptions withPatience(Duration longest) {
    return new LaneOptions(enabled, queue, batch, batchTime, longest, reads);
  }

  /** The same with another {@link #reads}. */
  public LaneOptions withReads(int most) {
    return new LaneOptions(enabled, queue, batch, batchTime, patience, most);
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
