package io.holdfast.examples.bookstore.flow;

import org.jspecify.annotations.Nullable;

/**
 * The amount to be billed.
 *
 * @param total the amount after redemption, in whole units of money
 * @param points the points that were redeemed; null without a redemption
 */
public record Total(long total, @Nullable Long points) {}
