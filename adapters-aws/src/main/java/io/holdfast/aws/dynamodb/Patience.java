package io.holdfast.aws.dynamodb;

import java.time.Duration;

/**
 * The time limits of the store.
 *
 * @param deadline the time after which a call stops retrying
 * @param requestTimeout the time after which the answer of a request counts as lost
 */
record Patience(Duration deadline, Duration requestTimeout) {}
