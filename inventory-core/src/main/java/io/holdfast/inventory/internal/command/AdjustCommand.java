package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.LimitExceeded;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.UnitsExist;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.Refusal.UnknownUnit;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.WorkingCopy;
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
public record AdjustCommand(AdjustRequest request) implements OperationCommand {
  public AdjustCommand {
    Checks.required("request", request);
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
    Footprint.Builder footprint = Footprint.of(shop()).key(request.key()).entry(entry());
    units().forEach(footprint::unit);
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
  public ChangeResult change(WorkingCopy copy) {
    StockKey key = request.key();
    StoredLevel level = copy.level(key);
    if (level == null) {
      return ChangeResult.refused(new UnknownSku(List.of(key)));
    }
    if (level.isByUnit() && request.units().isEmpty()) {
      return ChangeResult.refused(new UnitsRequired(List.of(key)));
    }
    if (!level.isByUnit() && !request.units().isEmpty()) {
      return ChangeResult.refused(new UnknownUnit(units()));
    }
    if (request.delta() > 0 && !level.hasRoomFor(request.delta())) {
      return ChangeResult.refused(new LimitExceeded(key, StockLevel.MAX_ON_HAND));
    }
    ChangeResult result =
        level.isByUnit()
            ? changeUnits(copy)
            : OnHandChange.canBecome(copy, level, level.onHand() + request.delta());
    if (result.isDone()) {
      OnHandChange.change(
          copy,
          level,
          request.delta(),
          MovementKind.ADJUST,
          request.units(),
          entry(),
          request.reason());
    }
    return result;
  }

  private List<UnitKey> units() {
    return request.units().stream().map(unit -> new UnitKey(request.key(), unit)).toList();
  }

  private ChangeResult changeUnits(WorkingCopy copy) {
    List<UnitKey> units = units();
    if (request.delta() > 0) {
      List<UnitKey> existing = units.stream().filter(unit -> copy.unit(unit) != null).toList();
      if (!existing.isEmpty()) {
        return ChangeResult.refused(new UnitsExist(existing));
      }
      units.forEach(unit -> copy.put(Unit.free(unit)));
      return ChangeResult.DONE;
    }
    ChangeResult result = allFree(copy, units);
    if (result.isDone()) {
      units.forEach(copy::remove);
    }
    return result;
  }

  private ChangeResult allFree(WorkingCopy copy, List<UnitKey> units) {
    List<UnitKey> unknown = new ArrayList<>(0);
    List<UnitId> taken = new ArrayList<>(0);
    boolean mustFree = false;
    for (UnitKey key : units) {
      Unit unit = copy.unit(key);
      if (unit == null) {
        unknown.add(key);
      } else if (unit.isExpiredAt(copy.now()) && unit.owner() != null) {
        copy.freeFirst(unit.owner());
        mustFree = true;
      } else if (unit.state() != UnitState.FREE) {
        taken.add(key.unit());
      }
    }
    if (!unknown.isEmpty()) {
      return ChangeResult.refused(new UnknownUnit(unknown));
    }
    if (!taken.isEmpty()) {
      int free = units.size() - taken.size();
      return ChangeResult.refused(
          new InsufficientStock(List.of(new Shortage(request.key(), units.size(), free, taken))));
    }
    return mustFree ? ChangeResult.FREE_FIRST : ChangeResult.DONE;
  }
}
