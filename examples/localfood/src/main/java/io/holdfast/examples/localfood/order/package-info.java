/** Takes orders: pays, keeps their state, and lets customers cancel and follow them. */
@NullMarked
package io.holdfast.examples.localfood.order;

import org.jspecify.annotations.NullMarked;
