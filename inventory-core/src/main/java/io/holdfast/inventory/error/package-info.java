/**
 * The faults that a call throws if it cannot give an answer. An expected business outcome is never
 * a fault.
 */
@NullMarked
package io.holdfast.inventory.error;

import org.jspecify.annotations.NullMarked;
