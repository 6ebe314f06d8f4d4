/** Deliveries: what is ready, what the carrier took, and the race of carrier and customer. */
@NullMarked
package io.holdfast.examples.localfood.delivery;

import org.jspecify.annotations.NullMarked;
