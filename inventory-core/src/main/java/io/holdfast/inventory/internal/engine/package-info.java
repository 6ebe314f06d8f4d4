/** Runs commands on a store, alone or many in one transaction, and tells the listener. */
@NullMarked
package io.holdfast.inventory.internal.engine;

import org.jspecify.annotations.NullMarked;
