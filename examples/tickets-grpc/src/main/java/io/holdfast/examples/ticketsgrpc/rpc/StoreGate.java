package io.holdfast.examples.ticketsgrpc.rpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.util.function.BooleanSupplier;

/**
 * Refuses calls at once while the store does not answer. Without it each call would wait for the
 * store until its deadline, and a client could not tell a store that is away from a slow one.
 *
 * @param open whether the store answers
 */
record StoreGate(BooleanSupplier open) implements ServerInterceptor {
  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    if (open.getAsBoolean()) {
      return next.startCall(call, headers);
    }
    StatusRuntimeException refusal =
        Reason.STORE_UNAVAILABLE.exception("the store does not answer", CallIds.NONE);
    Metadata details = refusal.getTrailers();
    call.close(refusal.getStatus(), details == null ? new Metadata() : details);
    return new ServerCall.Listener<>() {};
  }
}
