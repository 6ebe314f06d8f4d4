/** Finds broken invariants on a live store, and repairs what can be repaired safely. */
@NullMarked
package io.holdfast.inventory.internal.audit;

import org.jspecify.annotations.NullMarked;
