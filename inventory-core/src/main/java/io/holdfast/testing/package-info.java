/**
 * Helps a host to test its own code: a clock that a test sets, and stores that fail on purpose.
 * Needs no test framework.
 */
@NullMarked
package io.holdfast.testing;

import org.jspecify.annotations.NullMarked;
