package io.holdfast.spring.internal;

import io.holdfast.inventory.Violation;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts and numbers only, which every version of Jackson writes in the same way. */
final class EndpointViews {
  private EndpointViews() {}

  static Map<String, Object> page(List<Map<String, Object>> items, @Nullable String next) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("items", items);
    put(view, "next", next);
    return view;
  }

  static Map<String, Object> summary(OutboxSummary summary) {
    Map<String, Object> view = new LinkedHashMap<>();
    summary
        .byState()
        .forEach(
            (state, count) ->
                view.put(
                    state.name(),
                    Map.of("messages", count.messages(), "oldest", count.oldest().toString())));
    return view;
  }

  static Map<String, Object> level(StockLevel level) {
    Map<String, Object> view = key(level.key());
    view.put("kind", level.policy().kind().name());
    view.put("onHand", level.onHand());
    view.put("held", level.held());
    view.put("committed", level.committed());
    view.put("incoming", level.incoming());
    view.put("available", level.available());
    return view;
  }

  static Map<String, Object> reservation(Reservation it) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", it.id().value());
    view.put("state", it.state().name());
    view.put("lines", it.lines().stream().map(EndpointViews::line).toList());
    put(view, "heldAt", it.heldAt());
    put(view, "expiresAt", it.expiresAt());
    put(view, "committedAt", it.committedAt());
    put(view, "dispatchedAt", it.dispatchedAt());
    put(view, "endedAt", it.endedAt());
    return view;
  }

  private static Map<String, Object> line(ReservationLine line) {
    Map<String, Object> view = held(line);
    view.put("committed", line.committed().quantity());
    view.put("returned", line.returned().quantity());
    return view;
  }

  static Map<String, Object> restockMessage(OutboxMessage<RestockRequest> message) {
    Map<String, Object> view = key(message.content().key());
    view.put("id", message.content().id().value());
    view.put("state", message.state().name());
    view.put("quantity", message.content().quantity());
    view.put("supplier", message.content().supplier().value());
    view.put("requestedAt", message.content().requestedAt().toString());
    view.put("attempts", message.attempts());
    put(view, "reason", message.reason());
    return view;
  }

  static Map<String, Object> expiredHoldMessage(OutboxMessage<ExpiredHold> message) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", message.content().id().value());
    view.put("state", message.state().name());
    view.put("lines", message.content().lines().stream().map(EndpointViews::held).toList());
    view.put("expiredAt", message.content().expiredAt().toString());
    view.put("recordedAt", message.content().recordedAt().toString());
    view.put("attempts", message.attempts());
    put(view, "reason", message.reason());
    return view;
  }

  private static Map<String, Object> held(ReservationLine line) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("sku", line.sku().value());
    view.put("location", line.location().value());
    view.put("taken", line.taken().quantity());
    return view;
  }

  static Map<String, Object> violation(Violation violation) {
    Map<String, Object> view = key(violation.key());
    view.put("invariant", violation.invariant().name());
    view.put("detail", violation.detail());
    view.put("expected", violation.expected());
    view.put("actual", violation.actual());
    return view;
  }

  private static Map<String, Object> key(StockKey key) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("sku", key.sku().value());
    view.put("location", key.location().value());
    return view;
  }

  private static void put(Map<String, Object> view, String name, @Nullable Object value) {
    if (value != null) {
      view.put(name, value.toString());
    }
  }
}
