/** A ticket service over gRPC: the command line, and the server that it starts. */
@NullMarked
package io.holdfast.examples.ticketsgrpc;

import org.jspecify.annotations.NullMarked;
