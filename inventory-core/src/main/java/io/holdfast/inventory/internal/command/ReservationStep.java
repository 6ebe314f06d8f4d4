package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.internal.rules.RepeatedId;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.Footprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step of a reservation that is named only by its id. */
interface ReservationStep extends Command<Reservation> {
  @Override
  EntryId entry();

  @Override
  default Footprint footprint() {
    return Footprint.ofEntry(shop(), entry());
  }

  /** The reservation is unknown before it is loaded. Its size was checked when it was made. */
  @Override
  default int rows() {
    return 1;
  }

  /** Its entry, and one row that belongs to it: an index row or a movement. */
  @Override
  default int ownRows() {
    return 2;
  }

  @Override
  default @Nullable Outcome<Reservation> decide(WorkingCopy copy) {
    Entry known = copy.entry(entry());
    if (known instanceof Operation operation) {
      return Outcome.refused(RepeatedId.reusedBy(operation));
    }
    return known instanceof Reservation reservation ? step(copy, reservation) : unknown(copy);
  }

  default Outcome<Reservation> unknown(WorkingCopy copy) {
    return Outcome.refused(new ReservationNotFound(entry()));
  }

  /** Returns the outcome, or null if expired holds have to be freed first. */
  @Nullable Outcome<Reservation> step(WorkingCopy copy, Reservation reservation);

  default Outcome<Reservation> wrongState(Reservation reservation, Instant now) {
    return Outcome.refused(new WrongState(entry(), reservation.asOf(now).state()));
  }
}
