package io.holdfast.examples.ticketsgrpc.observe;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts and times each call, and gives it a span that continues the trace of the client. */
final class CallObserver implements ServerInterceptor {
  private final CallMetrics metrics;
  private final CallSpans spans;

  CallObserver(CallMetrics metrics, CallSpans spans) {
    this.metrics = metrics;
    this.spans = spans;
  }

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    String method = "/" + call.getMethodDescriptor().getFullMethodName();
    Ended ended = new Ended(method, spans.start(call.getMethodDescriptor(), headers));
    metrics.started();
    Context context = Context.current().with(ended.span);
    ServerCall<Q, S> observed =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            ended.with(status);
            super.close(status, trailers);
          }
        };
    return new InContext<>(next.startCall(observed, headers), context, ended);
  }

  /** Runs the handler of a call with the span as the current one. */
  private static final class InContext<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Context context;
    private final Ended ended;

    InContext(ServerCall.Listener<Q> next, Context context, Ended ended) {
      super(next);
      this.context = context;
      this.ended = ended;
    }

    @Override
    public void onHalfClose() {
      TraceIds.inLog(ended.span, context.wrap(super::onHalfClose));
    }

    @Override
    public void onCancel() {
      ended.with(Status.CANCELLED);
      super.onCancel();
    }
  }

  /** Records the end of a call once, whichever way it ends. */
  private final class Ended {
    private final String method;
    private final Span span;
    private final long start = System.nanoTime();
    private final AtomicBoolean done = new AtomicBoolean();

    Ended(String method, Span span) {
      this.method = method;
      this.span = span;
    }

    void with(Status status) {
      if (done.compareAndSet(false, true)) {
        metrics.ended(method, status.getCode(), System.nanoTime() - start);
        CallSpans.end(span, status);
      }
    }
  }
}
