/** A load generator, which runs in a process of its own. */
@NullMarked
package io.holdfast.examples.ticketsgrpc.load;

import org.jspecify.annotations.NullMarked;
