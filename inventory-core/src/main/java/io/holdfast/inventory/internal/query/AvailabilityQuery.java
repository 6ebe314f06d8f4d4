package io.holdfast.inventory.internal.query;

import io.holdfast.inventory.Availability;
import io.holdfast.inventory.Availability.LineAvailability;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.internal.rules.Amounts;
import io.holdfast.inventory.internal.rules.RequestedLines;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the available stock from a snapshot. */
public final class AvailabilityQuery {
  private final AvailabilityRequest request;
  private final List<LineAvailability> lines = new ArrayList<>();
  private final List<StockKey> unknown = new ArrayList<>(0);
  private final List<StockKey> withoutUnits = new ArrayList<>(0);

  public AvailabilityQuery(AvailabilityRequest request) {
    this.request = request;
  }

  public Footprint footprint() {
    Footprint.Builder footprint = RequestedLines.footprint(request.shop(), request.lines());
    if (request.asSeenBy() != null) {
      footprint.entry(request.asSeenBy().entry());
    }
    return footprint.build();
  }

  public Outcome<Availability> answer(Snapshot snapshot) {
    Reservation owner = owner(snapshot);
    for (Line line : request.lines()) {
      add(snapshot, line, owner);
    }
    if (!withoutUnits.isEmpty()) {
      return Outcome.refused(new UnitsRequired(withoutUnits));
    }
    boolean all =
        unknown.isEmpty() && lines.stream().allMatch(line -> line.available() >= line.requested());
    return Outcome.done(new Availability(all, lines, unknown));
  }

  private @Nullable Reservation owner(Snapshot snapshot) {
    return request.asSeenBy() != null
            && snapshot.entry(request.asSeenBy().entry()) instanceof Reservation it
            && it.asOf(snapshot.now()).state() == ReservationState.HELD
        ? it
        : null;
  }

  private void add(Snapshot snapshot, Line line, @Nullable Reservation owner) {
    StockKey key = line.key(request.shop());
    StoredLevel level = snapshot.level(key);
    if (level == null) {
      unknown.add(key);
    } else if (level.isByUnit()) {
      if (line.units().isEmpty()) {
        withoutUnits.add(key);
      } else {
        addUnits(snapshot, line, key, owner);
      }
    } else if (!line.units().isEmpty()) {
      // Stock counted by quantity has no units.
      lines.add(new LineAvailability(key, line.quantity(), 0, List.of(), line.units()));
    } else {
      long anybody = level.toStockLevel().available();
      long own = owner == null || anybody == Long.MAX_VALUE ? 0 : heldBy(owner, line);
      lines.add(new LineAvailability(key, line.quantity(), anybody + own, List.of(), List.of()));
    }
  }

  private static long heldBy(Reservation owner, Line line) {
    int at = Amounts.indexOf(owner, line);
    return at < 0 ? 0 : owner.lines().get(at).taken().quantity();
  }

  private void addUnits(Snapshot snapshot, Line line, StockKey key, @Nullable Reservation owner) {
    List<UnitId> taken = new ArrayList<>(0);
    List<UnitId> unknownUnits = new ArrayList<>(0);
    for (UnitId id : line.units()) {
      Unit unit = snapshot.unit(new UnitKey(key, id));
      if (unit == null || !unit.isInStock()) {
        unknownUnits.add(id);
      } else {
        boolean free = unit.state() == UnitState.FREE || unit.isExpiredAt(snapshot.now());
        boolean own = owner != null && owner.id().equals(unit.owner());
        if (!free && !own) {
          taken.add(id);
        }
      }
    }
    long available = line.quantity() - taken.size() - unknownUnits.size();
    lines.add(new LineAvailability(key, line.quantity(), available, taken, unknownUnits));
  }
}
