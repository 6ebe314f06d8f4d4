package io.holdfast.inventory.internal.lane;

/**
 * Estimates how long a new command waits in a lane: the number of commands ahead of it, divided by
 * the number of commands that the lane takes per nanosecond.
 *
 * <p>Only full batches are measured. A batch that is not full shows how many commands came, not how
 * many the lane could take. The rate is the mean of the rates of full batches, each weighted by its
 * number of commands. So a pause of the store counts as the one batch that it delays: it takes away
 * at most a quarter of the rate, however long it lasts. Small batches, such as those after a pause,
 * count for little.
 *
 * <p>The rate is not known before four of the largest batches have been measured. Newer batches
 * count more: the weight of older ones falls to about a third with each four of the largest
 * batches. Not safe for use by several threads.
 */
final class ExpectedWait {
  private static final int LARGEST_BATCHES = 4;

  private final long window;
  private long measured;
  private double perNano;

  /**
   * Creates an estimate without measurements.
   *
   * @param largestBatch the largest number of commands in a batch
   */
  ExpectedWait(int largestBatch) {
    this.window = (long) LARGEST_BATCHES * largestBatch;
  }

  /** Measures a full batch. */
  void measure(int commands, long nanos) {
    measured = Math.min(window, measured + commands);
    double rate = commands / (double) Math.max(1, nanos);
    perNano += (rate - perNano) * commands / measured;
  }

  /**
   * Returns the expected wait in nanoseconds, or 0 if the rate is not known.
   *
   * @param ahead the number of waiting commands
   */
  long nanos(int ahead) {
    return measured < window ? 0 : (long) (ahead / perNano);
  }
}
