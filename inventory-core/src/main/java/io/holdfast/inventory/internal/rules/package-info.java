/** The rules of stock: pure functions on a working copy of what a store has loaded. */
@NullMarked
package io.holdfast.inventory.internal.rules;

import org.jspecify.annotations.NullMarked;
