package io.holdfast.examples.ticketsgrpc.observe;

import io.opentelemetry.api.trace.Span;
import org.slf4j.MDC;

/** Puts the ids of a trace into the lines that this thread logs, until it is closed. */
final class TraceIds implements AutoCloseable {
  private static final TraceIds NONE = new TraceIds(false);
  private static final TraceIds SET = new TraceIds(true);

  private final boolean set;

  private TraceIds(boolean set) {
    this.set = set;
  }

  static TraceIds of(Span span) {
    if (!span.getSpanContext().isValid()) {
      return NONE;
    }
    MDC.put("trace_id", span.getSpanContext().getTraceId());
    MDC.put("span_id", span.getSpanContext().getSpanId());
    return SET;
  }

  @Override
  public void close() {
    if (set) {
      MDC.remove("trace_id");
      MDC.remove("span_id");
    }
  }
}
