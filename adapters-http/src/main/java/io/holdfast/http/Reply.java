package io.holdfast.http;

import org.jspecify.annotations.Nullable;

/**
 * What a factory has answered, as far as it is looked at.
 *
 * @param status the code
 * @param retryAfter the header of that name as it came; null if there is none
 */
record Reply(int status, @Nullable String retryAfter) {}
