package io.holdfast.aws.dynamodb.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A service that accepts connections and never answers. As an interceptor of a client it sends the
 * requests of a thread there, after the number that the thread has allowed.
 */
public final class Silence implements ExecutionInterceptor, AutoCloseable {
  // The system accepts connections for the socket, and nothing is ever sent.
  private final ServerSocket socket;
  private final ThreadLocal<Integer> answered = ThreadLocal.withInitial(() -> Integer.MAX_VALUE);

  /** Opens the service. */
  public Silence() {
    try {
      socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the endpoint for clients. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Lets the real service answer this number of further requests of this thread, and no more. */
  public void after(int requests) {
    answered.set(requests);
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    int left = answered.get();
    answered.set(Math.max(0, left - 1));
    return left > 0
        ? context.httpRequest()
        : context.httpRequest().toBuilder().uri(endpoint()).build();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
