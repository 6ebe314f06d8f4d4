/** A cache of a host's operations, and a view of stock levels for pages that many read. */
@NullMarked
package io.holdfast.caffeine;

import org.jspecify.annotations.NullMarked;
