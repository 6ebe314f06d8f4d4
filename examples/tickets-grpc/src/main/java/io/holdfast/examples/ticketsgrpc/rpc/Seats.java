package io.holdfast.examples.ticketsgrpc.rpc;

import com.google.protobuf.Timestamp;
import com.traffic_tacos.common.v1.Seat;
import com.traffic_tacos.common.v1.SeatStatus;
import io.holdfast.examples.ticketsgrpc.sale.InvalidCallException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages of the second contract that several calls have in common. */
final class Seats {
  private Seats() {}

  /** Returns seats with a status. The part of a name before its last hyphen is the section. */
  static List<Seat> of(List<String> names, SeatStatus status) {
    return names.stream().map(name -> of(name, status)).toList();
  }

  static Seat of(String name, SeatStatus status) {
    Seat.Builder seat = Seat.newBuilder().setId(name).setStatus(status);
    int hyphen = name.lastIndexOf('-');
    if (hyphen > 0) {
      seat.setSection(name.substring(0, hyphen)).setNumber(name.substring(hyphen + 1));
    }
    return seat.build();
  }

  /** Returns a number of tickets in the type of the contract. */
  static int count(long tickets) {
    return (int) Math.min(tickets, Integer.MAX_VALUE);
  }

  /**
   * Returns the time of a message.
   *
   * @throws InvalidCallException if it is not a time
   */
  static Instant instant(Timestamp time) {
    try {
      return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    } catch (DateTimeException | ArithmeticException e) {
      throw new InvalidCallException("hold_expires_at: not a time");
    }
  }

  static Timestamp timestamp(@Nullable Instant at) {
    return at == null
        ? Timestamp.getDefaultInstance()
        : Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
