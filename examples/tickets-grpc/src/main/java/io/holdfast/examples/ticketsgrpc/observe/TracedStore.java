package io.holdfast.examples.ticketsgrpc.observe;

import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.ForwardingStore;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;

/**
 * A store whose transactions have spans. The span of a batch is in the trace of its first command,
 * and has a link to each of the others. Spans of the database are below it.
 */
final class TracedStore extends ForwardingStore {
  private final Tracer tracer;
  private final CommandSpans commands;

  TracedStore(InventoryStore inner, OpenTelemetry telemetry, CommandSpans commands) {
    super(inner);
    this.commands = commands;
    tracer = telemetry.getTracer("repo");
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    List<Context> members = commands.of(footprint.entries());
    SpanBuilder builder =
        tracer.spanBuilder("batch").setAttribute("commands", footprint.entries().size());
    if (!members.isEmpty()) {
      builder.setParent(members.get(0));
      members.stream()
          .skip(1)
          .forEach(member -> builder.addLink(Span.fromContext(member).getSpanContext()));
    }
    Span span = builder.startSpan();
    try {
      return Context.current()
          .with(span)
          .wrapSupplier(() -> super.decide(footprint, decision))
          .get();
    } catch (RuntimeException e) {
      span.recordException(e);
      span.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }
}
