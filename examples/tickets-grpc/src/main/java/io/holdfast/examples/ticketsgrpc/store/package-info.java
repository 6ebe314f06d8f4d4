/** Opening the store that the options select. */
@NullMarked
package io.holdfast.examples.ticketsgrpc.store;

import org.jspecify.annotations.NullMarked;
