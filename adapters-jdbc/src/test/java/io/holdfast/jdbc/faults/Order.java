package io.holdfast.jdbc.faults;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import java.util.List;

/**
 * What a buyer wants.
 *
 * @param id under which it is asked for, however often
 * @param lines what is to be taken
 * @param path how
 */
record Order(ReservationId id, List<Line> lines, Path path) {
  /** The ways of an order. */
  enum Path {
    COMMIT(ReservationState.COMMITTED),
    HOLD_AND_COMMIT(ReservationState.COMMITTED),
    HOLD_AND_RELEASE(ReservationState.RELEASED),
    COMMIT_AND_CANCEL(ReservationState.CANCELLED),
    /** Held for the shortest time there is, and forgotten. */
    HOLD_AND_FORGET(ReservationState.EXPIRED);

    private final ReservationState end;

    Path(ReservationState end) {
      this.end = end;
    }

    /** Where the order stands when all its steps are done. */
    ReservationState end() {
      return end;
    }
  }

  static Order commit(String id, Line... lines) {
    return new Order(new ReservationId(id), List.of(lines), Path.COMMIT);
  }

  /** The same, by the way that its number falls on; every seventh buyer holds and never returns. */
  static Order forgetful(String prefix, int number, Line... lines) {
    Order order = mixed(prefix, number, lines);
    return number % 7 == 0 ? new Order(order.id, order.lines, Path.HOLD_AND_FORGET) : order;
  }

  /** The same, by the way that its number falls on: most are committed at once. */
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
