package io.holdfast.jdbc.internal.connection;

import java.time.Duration;

/**
 * Holds the limits of repeating a transaction.
 *
 * @param retries the most repetitions after conflicts with other transactions
 * @param deadline the time after which no transaction is repeated
 */
public record RetryLimits(int retries, Duration deadline) {}
