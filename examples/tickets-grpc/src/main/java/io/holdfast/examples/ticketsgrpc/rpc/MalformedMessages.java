package io.holdfast.examples.ticketsgrpc.rpc;

import io.grpc.BindableService;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Answers {@code INVALID_ARGUMENT} to a message that cannot be read, for instance because a text is
 * not UTF-8. Without it gRPC answers {@code UNKNOWN}, as for a defect of the server.
 */
final class MalformedMessages implements ServerInterceptor {
  private MalformedMessages() {}

  static ServerServiceDefinition refusedBy(BindableService service) {
    return ServerInterceptors.intercept(
        ServerInterceptors.useInputStreamMessages(service.bindService()), new MalformedMessages());
  }

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean malformed;

      @Override
      public void onMessage(Q message) {
        try {
          super.onMessage(message);
        } catch (StatusRuntimeException e) {
          malformed = true;
          Status status =
              Status.INVALID_ARGUMENT.withDescription("the message is not valid protobuf");
          call.close(status, new Metadata());
        }
      }

      @Override
      public void onHalfClose() {
        if (!malformed) {
          super.onHalfClose();
        }
      }
    };
  }
}
