package io.holdfast.inventory.internal;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.LimitExceeded;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.UnitsExist;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.Refusal.UnknownUnit;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * Corrects the stock on hand by an amount or by named units. Held or sold stock cannot be corrected
 * away.
 */
record AdjustCommand(AdjustRequest request, EntryId entry) implements OperationCommand {
  AdjustCommand(AdjustRequest request) {
    this(request, request.id().entry());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.ADJUST;
  }

  @Override
  public OperationKind operationKind() {
    return OperationKind.ADJUST;
  }

  @Override
  public ShopId shop() {
    return request.key().shop();
  }

  @Override
  public OperationId id() {
    return request.id();
  }

  @Override
  public Footprint footprint() {
    Footprint.Builder footprint = Footprint.of(shop()).key(request.key()).entry(entry);
    request.units().forEach(unit -> footprint.unit(new UnitKey(request.key(), unit)));
    return footprint.build();
  }

  @Override
  public int rows() {
    return 3 + request.units().size();
  }

  @Override
  public String text() {
    return "adjust "
        + request.key().sku()
        + "@"
        + request.key().location()
        + " by "
        + request.delta()
        + (request.units().isEmpty() ? "" : " " + request.units())
        + " because "
        + request.reason();
  }

  @Override
  public List<StockKey> keys() {
    return List.of(request.key());
  }

  @Override
  public Ruling change(Desk desk) {
    StockKey key = request.key();
    StoredLevel level = desk.level(key);
    if (level == null) {
      return Ruling.refused(new UnknownSku(List.of(key)));
    }
    if (Levels.isByUnit(level) && request.units().isEmpty()) {
      return Ruling.refused(new UnitsRequired(List.of(key)));
    }
    if (!Levels.isByUnit(level) && !request.units().isEmpty()) {
      return Ruling.refused(
          new UnknownUnit(request.units().stream().map(unit -> new UnitKey(key, unit)).toList()));
    }
    if (request.delta() > 0 && Levels.exceedsLimit(level.onHand(), request.delta())) {
      return Ruling.refused(new LimitExceeded(key, StockLevel.MAX_ON_HAND));
    }
    Ruling ruling =
        Levels.isByUnit(level) ? units(desk) : OnHand.canBecome(desk, level, after(level));
    if (ruling.isDone()) {
      OnHand.change(
          desk,
          level,
          request.delta(),
          MovementKind.ADJUST,
          request.units(),
          entry,
          request.reason());
    }
    return ruling;
  }

  private long after(StoredLevel level) {
    return level.onHand() + request.delta();
  }

  private Ruling units(Desk desk) {
    List<UnitKey> units =
        request.units().stream().map(unit -> new UnitKey(request.key(), unit)).toList();
    if (request.delta() > 0) {
      List<UnitKey> existing = units.stream().filter(unit -> desk.unit(unit) != null).toList();
      if (!existing.isEmpty()) {
        return Ruling.refused(new UnitsExist(existing));
      }
      units.forEach(unit -> desk.put(Unit.free(unit)));
      return Ruling.DONE;
    }
    Ruling ruling = allFree(desk, units);
    if (ruling.isDone()) {
      units.forEach(desk::remove);
    }
    return ruling;
  }

  private Ruling allFree(Desk desk, List<UnitKey> units) {
    List<UnitKey> unknown = new ArrayList<>(0);
    List<UnitId> taken = new ArrayList<>(0);
    boolean mustFree = false;
    for (UnitKey key : units) {
      Unit unit = desk.unit(key);
      if (unit == null) {
        unknown.add(key);
      } else if (unit.isExpiredAt(desk.now()) && unit.owner() != null) {
        desk.freeFirst(unit.owner());
        mustFree = true;
      } else if (unit.state() != UnitState.FREE) {
        taken.add(key.unit());
      }
    }
    if (!unknown.isEmpty()) {
      return Ruling.refused(new UnknownUnit(unknown));
    }
    if (!taken.isEmpty()) {
      int free = units.size() - taken.size();
      return Ruling.refused(
          new InsufficientStock(List.of(new Shortage(request.key(), units.size(), free, taken))));
    }
    return mustFree ? Ruling.FREE_FIRST : Ruling.DONE;
  }
}
