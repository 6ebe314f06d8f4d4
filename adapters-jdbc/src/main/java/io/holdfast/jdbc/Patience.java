package io.holdfast.jdbc;

import java.time.Duration;

/**
 * How often and how long the store tries.
 *
 * @param retries how often a transaction is repeated because somebody was in the way
 * @param deadline after which nothing is repeated
 */
record Patience(int retries, Duration deadline) {}
