package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records what an audit has shown. */
final class AuditedRows implements AuditVisitor {
  /** A row that cannot be read. */
  record Unreadable(@Nullable StockKey key, String what) {}

  final List<StoredLevel> levels = new ArrayList<>();
  final Map<StockKey, Long> moved = new HashMap<>();
  final List<Unit> units = new ArrayList<>();
  final Map<StockKey, Long> indexed = new HashMap<>();
  final Map<ReservationId, Reservation> reservations = new HashMap<>();
  final List<Unreadable> unreadable = new ArrayList<>();
  private long holds;
  private @Nullable AuditTotals totals;

  @Override
  public void level(StoredLevel level, long sum) {
    assertThat(units).as("levels come first").isEmpty();
    assertThat(indexed).as("levels come first").isEmpty();
    assertThat(reservations).as("levels come first").isEmpty();
    levels.add(level);
    moved.put(level.key(), sum);
  }

  @Override
  public void unit(Unit unit) {
    units.add(unit);
  }

  @Override
  public void hold(StockKey key, ReservationId reservation, long quantity, Instant expiresAt) {
    holds++;
    indexed.merge(key, quantity, Long::sum);
  }

  @Override
  public void reservation(Reservation reservation) {
    assertThat(reservations).as("each once").doesNotContainKey(reservation.id());
    reservations.put(reservation.id(), reservation);
  }

  @Override
  public void unreadable(@Nullable StockKey key, String what) {
    unreadable.add(new Unreadable(key, what));
  }

  @Override
  public void totals(AuditTotals all) {
    assertThat(totals).as("totals, once").isNull();
    totals = all;
  }

  /** Asserts that the audit has shown every row that the store has counted. */
  void assertComplete() {
    long allMoved = moved.values().stream().mapToLong(Long::longValue).sum();
    assertThat(totals)
        .as("totals")
        .isEqualTo(
            new AuditTotals(levels.size(), allMoved, units.size(), holds, reservations.size()));
  }

  /** Asserts that counters, index, movements and reservations agree. */
  void assertConsistent() {
    for (StoredLevel level : levels) {
      assertThat(level.held())
          .as("held of %s", level.key())
          .isEqualTo(sum(level.key(), ReservationState.HELD))
          .isEqualTo(indexed.getOrDefault(level.key(), 0L));
      assertThat(level.committed())
          .as("committed of %s", level.key())
          .isEqualTo(sum(level.key(), ReservationState.COMMITTED));
      assertThat(level.onHand()).as("on hand of %s", level.key()).isEqualTo(moved.get(level.key()));
    }
  }

  private long sum(StockKey key, ReservationState state) {
    return reservations.values().stream()
        .filter(reservation -> reservation.state() == state)
        .flatMap(reservation -> reservation.lines().stream())
        .filter(line -> line.key(key.shop()).equals(key))
        .mapToLong(line -> line.taken().quantity())
        .sum();
  }
}
