/**
 * The faults: what a call throws when it cannot give an answer. An expected business outcome is
 * never one of these.
 */
@NullMarked
package io.holdfast.inventory.error;

import org.jspecify.annotations.NullMarked;
