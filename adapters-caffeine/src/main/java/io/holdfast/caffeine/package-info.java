/** A cache for the store of a host's operations. */
@NullMarked
package io.holdfast.caffeine;

import org.jspecify.annotations.NullMarked;
