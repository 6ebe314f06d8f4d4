/** The two gRPC contracts, and the server that offers them. */
@NullMarked
package io.holdfast.examples.ticketsgrpc.rpc;

import org.jspecify.annotations.NullMarked;
