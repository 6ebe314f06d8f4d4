package io.holdfast.examples.ticketsgrpc.observe;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.jspecify.annotations.Nullable;

/** Spans of calls. They continue the W3C trace that the client sends. */
final class CallSpans {
  private final boolean on;
  private final Tracer tracer;
  private final TextMapPropagator propagator;

  CallSpans(OpenTelemetry telemetry) {
    on = telemetry != OpenTelemetry.noop();
    tracer = telemetry.getTracer("grpc");
    propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  Span start(MethodDescriptor<?, ?> method, Metadata headers) {
    if (!on) {
      return Span.getInvalid();
    }
    Context client = propagator.extract(Context.root(), headers, Headers.INSTANCE);
    return tracer
        .spanBuilder(method.getFullMethodName())
        .setParent(client)
        .setSpanKind(SpanKind.SERVER)
        .setAttribute("rpc.system", "grpc")
        .setAttribute("rpc.service", String.valueOf(method.getServiceName()))
        .setAttribute("rpc.method", String.valueOf(method.getBareMethodName()))
        .startSpan();
  }

  static void end(Span span, Status status) {
    span.setAttribute("rpc.grpc.status_code", status.getCode().value());
    if (!status.isOk()) {
      String text = status.getDescription();
      span.setStatus(StatusCode.ERROR, text == null ? status.getCode().name() : text);
    }
    span.end();
  }

  private static final class Headers implements TextMapGetter<Metadata> {
    static final Headers INSTANCE = new Headers();

    @Override
    @SuppressWarnings("deprecation") // has to be implemented all the same
    public Iterable<String> keys(Metadata headers) {
      return headers.keys();
    }

    @Override
    public @Nullable String get(@Nullable Metadata headers, String name) {
      return headers == null
          ? null
          : headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
  }
}
