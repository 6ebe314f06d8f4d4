package io.holdfast.inventory.internal.query;

import io.holdfast.inventory.internal.rules.Amounts;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockMovement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derives the movements that changed only what is held and committed. A reservation keeps the time
 * of every step and the amount of every line at each step, so these movements need no rows. A row
 * for each would double the cost of a sale.
 */
final class ReservationMovements {
  private final Reservation it;
  private final List<StockMovement> movements = new ArrayList<>();

  private ReservationMovements(Reservation it) {
    this.it = it;
  }

  static List<StockMovement> of(Reservation reservation) {
    ReservationMovements all = new ReservationMovements(reservation);
    reservation.lines().forEach(all::add);
    return all.movements;
  }

  private void add(ReservationLine line) {
    Portion taken = line.taken();
    Portion sold = line.committed();
    boolean outOfHold = it.heldAt() != null && !wasExpiredBefore(it.committedAt());
    if (it.heldAt() != null) {
      add(line, MovementKind.HOLD, taken, taken.quantity(), 0, it.heldAt());
      if (it.state() == ReservationState.EXPIRED || wasExpiredBefore(it.committedAt())) {
        add(line, MovementKind.EXPIRE, taken, -taken.quantity(), 0, it.expiresAt());
      }
    }
    if (it.committedAt() != null) {
      long fromHold = outOfHold ? -sold.quantity() : 0;
      add(line, MovementKind.COMMIT, sold, fromHold, sold.quantity(), it.committedAt());
      if (outOfHold) {
        Portion rest = Amounts.minus(taken, sold);
        add(line, MovementKind.RELEASE, rest, -rest.quantity(), 0, it.committedAt());
      }
    }
    if (it.state() == ReservationState.RELEASED) {
      add(line, MovementKind.RELEASE, taken, -taken.quantity(), 0, it.endedAt());
    }
    if (it.state() == ReservationState.CANCELLED) {
      add(line, MovementKind.CANCEL, sold, 0, -sold.quantity(), it.endedAt());
    }
  }

  /** A commit at or after the end of the hold has claimed its stock again. */
  private boolean wasExpiredBefore(@Nullable Instant committedAt) {
    return committedAt != null && it.expiresAt() != null && !committedAt.isBefore(it.expiresAt());
  }

  private void add(
      ReservationLine line,
      MovementKind kind,
      Portion portion,
      long held,
      long committed,
      @Nullable Instant at) {
    if (portion.quantity() == 0 || at == null) {
      return;
    }
    movements.add(
        StockMovement.ofStep(kind, line.key(it.shop()), portion, held, committed, it.id(), at));
  }
}
