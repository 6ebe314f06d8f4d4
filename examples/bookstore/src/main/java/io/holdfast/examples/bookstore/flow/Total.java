package io.holdfast.examples.bookstore.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The amount to be billed.
 *
 * @param total the amount after redemption, in whole units of money
 * @param points the points that were redeemed; null without a redemption
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Total(long total, @Nullable Long points) {}
