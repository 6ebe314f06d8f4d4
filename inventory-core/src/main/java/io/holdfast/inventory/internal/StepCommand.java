package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.Footprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step of a reservation that is named by its id alone. */
interface StepCommand extends Command<Reservation> {
  EntryId entry();

  @Override
  default Footprint footprint() {
    return Footprint.ofEntry(shop(), entry());
  }

  /**
   * Nothing is known of the reservation before it is loaded, and when it was made it was found to
   * fit.
   */
  @Override
  default int rows() {
    return 1;
  }

  /** Its entry, and one row that goes with it: of the index, or a movement. */
  @Override
  default int ownRows() {
    return 2;
  }

  @Override
  default @Nullable Outcome<Reservation> decide(Desk desk) {
    Entry known = desk.entry(entry());
    if (known instanceof Operation operation) {
      return Outcome.refused(Reservations.reusedBy(operation));
    }
    return known instanceof Reservation reservation ? step(desk, reservation) : unknown(desk);
  }

  default Outcome<Reservation> unknown(Desk desk) {
    return Outcome.refused(new ReservationNotFound(entry()));
  }

  Outcome<Reservation> step(Desk desk, Reservation reservation);

  default Outcome<Reservation> wrongState(Reservation reservation, Instant now) {
    return Outcome.refused(new WrongState(entry(), reservation.asOf(now).state()));
  }
}
