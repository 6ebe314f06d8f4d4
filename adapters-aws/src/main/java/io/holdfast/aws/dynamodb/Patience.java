package io.holdfast.aws.dynamodb;

import java.time.Duration;

/**
 * How long to go on.
 *
 * @param deadline how long a call may take before it gives up
 * @param requestTimeout how long one request may take before its answer counts as lost
 */
record Patience(Duration deadline, Duration requestTimeout) {}
