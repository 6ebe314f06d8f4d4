package io.holdfast.examples.bookstore.temporal;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connection of a process that can die: its calls end, and no new ones are made. */
final class MortalConnection implements ClientInterceptor {
  private final Set<ClientCall<?, ?>> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean dead;

  void die() {
    dead = true;
    calls.forEach(call -> call.cancel("the process was killed", null));
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    ClientCall<Q, A> call = next.newCall(method, options);
    return new SimpleForwardingClientCall<>(call) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        calls.add(call);
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                calls.remove(call);
                super.onClose(status, trailers);
              }
            },
            headers);
        if (dead) {
          call.cancel("the process was killed", null);
        }
      }
    };
  }
}
