package io.holdfast.examples.ticketsgrpc.rpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.holdfast.examples.ticketsgrpc.sale.Fields;
import io.holdfast.inventory.model.ReservationId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code reservation-id} of a check. The messages of both contracts have no field
 * for it, and without it a client's own held seats look taken.
 */
final class CallHeaders implements ServerInterceptor {
  private static final Metadata.Key<String> NAME =
      Metadata.Key.of("reservation-id", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<String> VALUE = Context.key("reservation-id");

  /**
   * Returns the reservation of the current call, or null if it names none.
   *
   * @throws io.holdfast.examples.ticketsgrpc.sale.InvalidCallException if it is not an id
   */
  static @Nullable ReservationId reservation() {
    String text = VALUE.get();
    return text == null ? null : Fields.reservation(text);
  }

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    String text = headers.get(NAME);
    return text == null
        ? next.startCall(call, headers)
        : Contexts.interceptCall(Context.current().withValue(VALUE, text), call, headers, next);
  }
}
