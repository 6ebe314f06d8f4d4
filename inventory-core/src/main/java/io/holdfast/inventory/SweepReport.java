package io.holdfast.inventory;

/**
 * The result of a sweep.
 *
 * @param expired the number of holds that were recorded as expired
 * @param more whether the sweep stopped at its limit, so that there may be more expired holds
 * @since 0.1.0
 */
public record SweepReport(int expired, boolean more) {}
