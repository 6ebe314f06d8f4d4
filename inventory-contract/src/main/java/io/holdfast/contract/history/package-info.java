/** Recorded concurrent histories, and the search for an order that explains them. */
@NullMarked
package io.holdfast.contract.history;

import org.jspecify.annotations.NullMarked;
