/**
 * Groups concurrent callers of the same shop, so that one of them does the work of all. Independent
 * of the inventory.
 */
@NullMarked
package io.holdfast.inventory.internal.lane;

import org.jspecify.annotations.NullMarked;
