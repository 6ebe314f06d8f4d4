package io.holdfast.examples.ticketsgrpc.observe;

import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ReservationId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Spans of commands. It knows those that are running, so that a batch can name its commands. */
final class CommandSpans {
  private final Tracer tracer;
  private final Map<EntryId, Context> running = new ConcurrentHashMap<>();

  CommandSpans(OpenTelemetry telemetry) {
    tracer = telemetry.getTracer("service");
  }

  <T> CompletionStage<T> observe(
      String name, ReservationId id, TicketRequest tickets, Supplier<CompletionStage<T>> command) {
    Span span =
        tracer
            .spanBuilder(name)
            .setAttribute("event_id", tickets.event().value())
            .setAttribute("reservation_id", id.value())
            .setAttribute("quantity", tickets.number())
            .setAttribute("seats", String.join(",", tickets.seats()))
            .startSpan();
    Context context = Context.current().with(span);
    EntryId entry = id.entry();
    running.putIfAbsent(entry, context);
    try {
      CompletionStage<T> stage = context.wrapSupplier(command).get();
      // The stage itself goes back: who cancels it drops the command.
      stage.whenComplete((done, thrown) -> end(entry, context, thrown));
      return stage;
    } catch (RuntimeException e) {
      end(entry, context, e);
      throw e;
    }
  }

  private void end(EntryId entry, Context context, @Nullable Throwable thrown) {
    running.remove(entry, context);
    Span span = Span.fromContext(context);
    if (thrown != null) {
      span.recordException(thrown);
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  /** Returns the contexts of the commands that are running under these ids. */
  List<Context> of(Collection<EntryId> ids) {
    return ids.stream().map(running::get).filter(Objects::nonNull).toList();
  }
}
