package io.holdfast.inventory.internal.lane;

/**
 * The limits of a lane.
 *
 * @param queue the largest number of waiting commands
 * @param expectedWaitNanos the longest expected wait in nanoseconds of a command that is accepted
 * @param batch the largest number of commands in one batch
 * @param batchNanos the intended longest duration of a batch in nanoseconds; after a longer one the
 *     next batch is smaller
 * @param waitNanos the longest time in nanoseconds that a command waits before it is started
 */
public record LaneLimits(
    int queue, long expectedWaitNanos, int batch, long batchNanos, long waitNanos) {}
