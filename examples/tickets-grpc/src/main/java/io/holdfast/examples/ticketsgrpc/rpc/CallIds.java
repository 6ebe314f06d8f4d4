package io.holdfast.examples.ticketsgrpc.rpc;

import java.util.function.BiConsumer;

/** The ids of a call, for the details of an error. An id that the call does not have is empty. */
record CallIds(String event, String reservation) {
  static final CallIds NONE = new CallIds("", "");

  void forEach(BiConsumer<String, String> field) {
    if (!event.isEmpty()) {
      field.accept("event_id", event);
    }
    if (!reservation.isEmpty()) {
      field.accept("reservation_id", reservation);
    }
  }
}
