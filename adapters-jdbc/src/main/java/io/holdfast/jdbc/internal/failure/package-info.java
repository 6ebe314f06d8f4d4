/** What went wrong: vendor errors by kind, and the signals that make a transaction start again. */
@NullMarked
package io.holdfast.jdbc.internal.failure;

import org.jspecify.annotations.NullMarked;
