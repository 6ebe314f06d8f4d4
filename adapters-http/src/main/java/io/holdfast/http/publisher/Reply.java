package io.holdfast.http.publisher;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a factory's answer that are used.
 *
 * @param status the HTTP status code
 * @param retryAfter the header {@code Retry-After} as received; null if there is none
 */
record Reply(int status, @Nullable String retryAfter) {}
