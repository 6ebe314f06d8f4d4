package io.holdfast.examples.ticketsgrpc.sale;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.UnitId;
import java.util.function.Function;

/** Reads the ids of a call. Each error names the field as the contract does. */
public final class Fields {
  private Fields() {}

  /**
   * Reads an event id, which is a SKU of the inventory.
   *
   * @throws InvalidCallException if the text is empty or has another form
   */
  public static Sku event(String text) {
    return read("event_id", text, Sku::new);
  }

  /**
   * Reads a reservation id.
   *
   * @throws InvalidCallException if the text is empty or has another form
   */
  public static ReservationId reservation(String text) {
    return read("reservation_id", text, ReservationId::new);
  }

  static UnitId seat(String text) {
    return read("seat_ids", text, UnitId::new);
  }

  private static <T> T read(String field, String text, Function<String, T> type) {
    if (text.isEmpty()) {
      throw new InvalidCallException(field + " is required");
    }
    try {
      return type.apply(text);
    } catch (InvalidRequestException e) {
      throw new InvalidCallException(field + ": " + e.rule());
    }
  }
}
