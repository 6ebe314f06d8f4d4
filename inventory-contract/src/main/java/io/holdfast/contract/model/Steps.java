package io.holdfast.contract.model;

import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.UnitId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reservations after a step. All have version 1. */
final class Steps {
  private Steps() {}

  static Reservation closed(ShopId shop, ReservationId id, Instant at) {
    return new Reservation(
        shop, id, ReservationState.RELEASED, List.of(), null, null, null, null, at, 1);
  }

  static Reservation committed(
      ShopId shop, ReservationId id, List<ReservationLine> lines, Instant at) {
    return new Reservation(
        shop, id, ReservationState.COMMITTED, lines, null, null, at, null, null, 1);
  }

  /** Returns a hold, expired or not, of which these lines are sold. */
  static Reservation committed(Reservation it, List<Line> lines, Instant at) {
    List<ReservationLine> sold =
        it.lines().stream().map(line -> line.withCommitted(named(lines, line))).toList();
    return next(it, ReservationState.COMMITTED, sold, it.expiresAt(), at, null, null);
  }

  static Reservation extended(Reservation it, Instant expiresAt) {
    return next(it, it.state(), it.lines(), expiresAt, null, null, null);
  }

  static Reservation ended(Reservation it, ReservationState state, Instant at) {
    return next(it, state, it.lines(), it.expiresAt(), it.committedAt(), null, at);
  }

  static Reservation dispatched(Reservation it, Instant at) {
    return next(
        it, ReservationState.DISPATCHED, it.lines(), it.expiresAt(), it.committedAt(), at, null);
  }

  static Reservation returned(Reservation it, List<Line> back) {
    List<ReservationLine> lines =
        it.lines().stream()
            .map(line -> line.withReturned(plus(line.returned(), named(back, line))))
            .toList();
    return next(
        it,
        ReservationState.RETURNED,
        lines,
        it.expiresAt(),
        it.committedAt(),
        it.dispatchedAt(),
        null);
  }

  private static Reservation next(
      Reservation it,
      ReservationState state,
      List<ReservationLine> lines,
      @Nullable Instant expiresAt,
      @Nullable Instant committedAt,
      @Nullable Instant dispatchedAt,
      @Nullable Instant endedAt) {
    return new Reservation(
        it.shop(),
        it.id(),
        state,
        lines,
        it.heldAt(),
        expiresAt,
        committedAt,
        dispatchedAt,
        endedAt,
        1);
  }

  /** Returns the portion of a line that was sold and has not been returned. */
  static Portion notReturned(ReservationLine line) {
    List<UnitId> units = new ArrayList<>(line.committed().units());
    units.removeAll(line.returned().units());
    return new Portion(line.committed().quantity() - line.returned().quantity(), units);
  }

  /** Returns the lines that ask for more than the reservation has, or for other units. */
  static List<Shortage> beyond(
      Reservation it, Function<ReservationLine, Portion> amount, List<Line> lines) {
    List<Shortage> excesses = new ArrayList<>();
    for (Line line : lines) {
      Portion has =
          it.lines().stream()
              .filter(of -> isOf(line, of))
              .map(amount)
              .findFirst()
              .orElse(Portion.NONE);
      List<UnitId> foreign = new ArrayList<>(line.units());
      foreign.removeAll(has.units());
      boolean byUnit = !has.units().isEmpty();
      if (line.quantity() > has.quantity()
          || !foreign.isEmpty()
          || byUnit != !line.units().isEmpty()) {
        excesses.add(new Shortage(line.key(it.shop()), line.quantity(), has.quantity(), foreign));
      }
    }
    return excesses;
  }

  private static Portion named(List<Line> lines, ReservationLine of) {
    return lines.stream()
        .filter(line -> isOf(line, of))
        .map(Portion::of)
        .findFirst()
        .orElse(Portion.NONE);
  }

  private static boolean isOf(Line line, ReservationLine of) {
    return line.sku().equals(of.sku()) && line.location().equals(of.location());
  }

  private static Portion plus(Portion a, Portion b) {
    List<UnitId> units = new ArrayList<>(a.units());
    units.addAll(b.units());
    units.sort(null);
    return new Portion(a.quantity() + b.quantity(), units);
  }

  static List<ReservationLine> taking(List<Line> lines, List<Portion> taken, boolean committed) {
    List<ReservationLine> taking = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Portion sold = committed ? taken.get(i) : Portion.NONE;
      taking.add(
          new ReservationLine(
              line.sku(), line.location(), Portion.of(line), taken.get(i), sold, Portion.NONE));
    }
    return taking;
  }

  static List<Line> lines(Reservation it, Function<ReservationLine, Portion> amount) {
    return it.lines().stream()
        .filter(line -> amount.apply(line).quantity() > 0)
        .map(
            line ->
                new Line(
                    line.sku(),
                    line.location(),
                    amount.apply(line).quantity(),
                    amount.apply(line).units()))
        .toList();
  }
}
