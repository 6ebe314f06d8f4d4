package io.holdfast.aws.dynamodb.internal.request;

import java.time.Duration;

/**
 * The time limits of the store.
 *
 * @param deadline the time after which a call stops retrying
 * @param requestTimeout the time after which the answer of a request counts as lost
 */
public record RetryLimits(Duration deadline, Duration requestTimeout) {}
