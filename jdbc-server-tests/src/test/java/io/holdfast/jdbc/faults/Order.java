package io.holdfast.jdbc.faults;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import java.util.List;

/**
 * Describes an order of a buyer.
 *
 * @param id the id of the reservation, the same for each repetition
 * @param lines the lines to take
 * @param path the steps of the order
 */
record Order(ReservationId id, List<Line> lines, Path path) {
  /** The sequences of steps of an order. */
  enum Path {
    COMMIT(ReservationState.COMMITTED),
    HOLD_AND_COMMIT(ReservationState.COMMITTED),
    HOLD_AND_RELEASE(ReservationState.RELEASED),
    COMMIT_AND_CANCEL(ReservationState.CANCELLED),
    /** The order is held for the shortest possible time and abandoned. */
    HOLD_AND_FORGET(ReservationState.EXPIRED);

    private final ReservationState end;

    Path(ReservationState end) {
      this.end = end;
    }

    /** Returns the state of the order after all its steps. */
    ReservationState end() {
      return end;
    }
  }

  static Order commit(String id, Line... lines) {
    return new Order(new ReservationId(id), List.of(lines), Path.COMMIT);
  }

  /**
   * Returns an order whose number selects the path; every seventh buyer holds stock and never
   * returns.
   */
  static Order forgetful(String prefix, int number, Line... lines) {
    Order order = mixed(prefix, number, lines);
    return number % 7 == 0 ? new Order(order.id, order.lines, Path.HOLD_AND_FORGET) : order;
  }

  /** Returns an order whose number selects the path; most are committed at once. */
  static Order mixed(String prefix, int number, Line... lines) {
    Path path =
        switch (number % 6) {
          case 0 -> Path.HOLD_AND_COMMIT;
          case 1 -> Path.HOLD_AND_RELEASE;
          case 2 -> Path.COMMIT_AND_CANCEL;
          default -> Path.COMMIT;
        };
    return new Order(new ReservationId(prefix + number), List.of(lines), path);
  }
}
