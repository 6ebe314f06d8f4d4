package io.holdfast.examples.ticketsgrpc.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as the tables of the existing service have it.
 *
 * @param id the event
 * @param remaining the tickets that are left by number; empty if only seats are known
 * @param total all tickets; empty if the table does not say
 * @param seats the seats by name
 */
record LegacyEvent(
    String id, OptionalLong remaining, OptionalLong total, SortedMap<String, Seat> seats) {
  private static final Set<String> STATUSES = Set.of("AVAILABLE", "HOLD", "SOLD");

  /**
   * A seat.
   *
   * @param status {@code AVAILABLE}, {@code HOLD} or {@code SOLD}
   * @param reservation the reservation that has it; empty for none
   */
  record Seat(String status, String reservation) {}

  /** Returns the names of the seats whose status is unknown. */
  List<String> ofUnknownStatus() {
    return seats.entrySet().stream()
        .filter(seat -> !STATUSES.contains(seat.getValue().status()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the tickets that were sold by number. */
  long soldByNumber() {
    return total.isPresent() && remaining.isPresent()
        ? Math.max(0, total.getAsLong() - remaining.getAsLong())
        : 0;
  }

  /** Returns the names of the seats with a status by their reservation; empty for none. */
  Map<String, List<String>> byReservation(String status) {
    Map<String, List<String>> found = new TreeMap<>();
    seats.forEach(
        (name, seat) -> {
          if (seat.status().equals(status)) {
            found.computeIfAbsent(seat.reservation(), none -> new ArrayList<>()).add(name);
          }
        });
    return found;
  }

  /**
   * Returns the tickets that the event has. In the existing tables a sold seat does not lower the
   * remaining number, so what is left afterwards is never more than they say.
   */
  long stated() {
    return total.isPresent() ? total.getAsLong() : remaining.orElse(seats.size());
  }

  /** Returns the tickets that were sold or held already. */
  long taken() {
    return soldByNumber()
        + seats.values().stream()
            .filter(seat -> seat.status().equals("SOLD") || seat.status().equals("HOLD"))
            .count();
  }
}
