package io.holdfast.inventory.internal.lane;

/**
 * How much a lane takes.
 *
 * @param queue the most tickets that wait
 * @param batch the most tickets in one batch
 * @param batchNanos how long a batch should take at most; the next one is smaller if it took longer
 * @param waitNanos how long a ticket may wait before it is begun with
 */
public record LaneLimits(int queue, int batch, long batchNanos, long waitNanos) {}
