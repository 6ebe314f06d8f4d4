package io.holdfast.examples.ticketsgrpc.observe;

import io.opentelemetry.api.trace.Span;
import org.slf4j.MDC;

/** Puts the ids of a trace into the lines of the log. */
final class TraceIds {
  private TraceIds() {}

  /** Runs a task. What its thread logs meanwhile has the ids of the span. */
  static void inLog(Span span, Runnable task) {
    if (!span.getSpanContext().isValid()) {
      task.run();
      return;
    }
    MDC.put("trace_id", span.getSpanContext().getTraceId());
    MDC.put("span_id", span.getSpanContext().getSpanId());
    try {
      task.run();
    } finally {
      MDC.remove("trace_id");
      MDC.remove("span_id");
    }
  }
}
