/** Accepts a factory's signed callback, and books its goods once. */
@NullMarked
package io.holdfast.http.callback;

import org.jspecify.annotations.NullMarked;
