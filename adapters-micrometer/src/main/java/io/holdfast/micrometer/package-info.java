/** Meters and observations of an inventory, for Micrometer. {@code docs/metrics.md} lists them. */
@NullMarked
package io.holdfast.micrometer;

import org.jspecify.annotations.NullMarked;
