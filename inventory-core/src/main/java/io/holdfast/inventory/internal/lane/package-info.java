/**
 * Brings callers that want something of the same shop together, so that one of them does the work
 * of all. It knows nothing of inventory.
 */
@NullMarked
package io.holdfast.inventory.internal.lane;

import org.jspecify.annotations.NullMarked;
