package io.holdfast.examples.ticketsgrpc.sale;

import java.util.List;

/**
 * The answer to the question whether tickets could be sold.
 *
 * @param known whether the event exists
 * @param available whether all of the tickets could be sold now
 * @param remaining the number of tickets of the event that are left; 0 if it does not exist
 * @param unavailableSeats the named seats that cannot be sold now
 */
public record Check(
    boolean known, boolean available, long remaining, List<String> unavailableSeats) {
  static final Check UNKNOWN = new Check(false, false, 0, List.of());

  /** Copies the list. */
  public Check {
    unavailableSeats = List.copyOf(unavailableSeats);
  }
}
