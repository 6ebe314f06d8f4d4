/** Traces, metrics and health. */
@NullMarked
package io.holdfast.examples.ticketsgrpc.observe;

import org.jspecify.annotations.NullMarked;
