/** Tickets of events, sold by number and by seat, on top of an inventory. */
@NullMarked
package io.holdfast.examples.ticketsgrpc.sale;

import org.jspecify.annotations.NullMarked;
