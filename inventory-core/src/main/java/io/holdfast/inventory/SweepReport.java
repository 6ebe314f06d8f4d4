package io.holdfast.inventory;

/**
 * What a sweep did.
 *
 * @param expired how many holds it recorded as expired
 * @param more whether it stopped at its limit, so that there may be more
 */
public record SweepReport(int expired, boolean more) {}
