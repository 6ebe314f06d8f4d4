package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.LimitExceeded;
import io.holdfast.inventory.Refusal.UnitsExist;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.Refusal.UnknownUnit;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.ReceiptRules;
import io.holdfast.inventory.internal.rules.RequestedLines;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds received goods to the stock. */
public record ReceiveCommand(ReceiveRequest request) implements OperationCommand {
  public ReceiveCommand {
    Checks.required("request", request);
  }

  @Override
  public CommandKind kind() {
    return CommandKind.RECEIVE;
  }

  @Override
  public OperationKind operationKind() {
    return OperationKind.RECEIVE;
  }

  @Override
  public List<Line> lines() {
    return request.lines();
  }

  @Override
  public ShopId shop() {
    return request.shop();
  }

  @Override
  public OperationId id() {
    return request.id();
  }

  @Override
  public Footprint footprint() {
    return RequestedLines.footprint(shop(), entry(), request.lines());
  }

  @Override
  public int rows() {
    return RequestedLines.rows(request.lines());
  }

  @Override
  public String text() {
    String lines = "receive" + OperationCommand.text(request.lines());
    return request.answers() == null ? lines : lines + " for " + request.answers();
  }

  @Override
  public ChangeResult change(WorkingCopy copy) {
    List<StoredLevel> levels = new ArrayList<>();
    List<StockKey> unknown = new ArrayList<>(0);
    List<StockKey> withoutUnits = new ArrayList<>(0);
    List<UnitKey> noUnits = new ArrayList<>(0);
    List<UnitKey> existing = new ArrayList<>(0);
    @Nullable StockKey full = null;
    for (Line line : request.lines()) {
      StockKey key = line.key(shop());
      StoredLevel level = levelFor(copy, key);
      if (level == null) {
        unknown.add(key);
        continue;
      }
      levels.add(level);
      boolean byUnit = level.isByUnit();
      if (byUnit && line.units().isEmpty()) {
        withoutUnits.add(key);
      }
      for (UnitKey unit : line.units().stream().map(id -> new UnitKey(key, id)).toList()) {
        if (!byUnit) {
          noUnits.add(unit);
        } else if (copy.unit(unit) != null) {
          existing.add(unit);
        }
      }
      if (!level.hasRoomFor(line.quantity())) {
        full = key;
      }
    }
    if (!unknown.isEmpty()) {
      return ChangeResult.refused(new UnknownSku(unknown));
    }
    if (!withoutUnits.isEmpty()) {
      return ChangeResult.refused(new UnitsRequired(withoutUnits));
    }
    if (!noUnits.isEmpty()) {
      return ChangeResult.refused(new UnknownUnit(noUnits));
    }
    if (!existing.isEmpty()) {
      return ChangeResult.refused(new UnitsExist(existing));
    }
    if (full != null) {
      return ChangeResult.refused(new LimitExceeded(full, StockLevel.MAX_ON_HAND));
    }
    if (request.answers() != null) {
      return answer(copy, levels.get(0), request.lines().get(0), request.answers());
    }
    for (int i = 0; i < levels.size(); i++) {
      add(copy, levels.get(i), request.lines().get(i));
    }
    return ChangeResult.DONE;
  }

  private ChangeResult answer(WorkingCopy copy, StoredLevel level, Line line, RestockRequestId id) {
    if (!ReceiptRules.isKnown(level, id)) {
      return ChangeResult.refused(new UnknownRestockRequest(level.key(), id));
    }
    RestockStatus restock = Objects.requireNonNull(level.restock(), "restock");
    Receipt receipt = ReceiptRules.receipt(restock, id, line.quantity());
    long accepted = line.quantity() - receipt.withheld();
    StoredLevel after = level.withRestock(ReceiptRules.after(restock, receipt, accepted));
    if (accepted > 0) {
      add(copy, after, first(line, accepted));
    } else if (!after.equals(level)) {
      copy.put(after, Guard.SAME_VERSION);
    }
    return ChangeResult.received(receipt);
  }

  /** Returns a line with the first {@code pieces} pieces; of named units, the first ones. */
  private static Line first(Line line, long pieces) {
    return line.quantity() == pieces
        ? line
        : new Line(
            line.sku(),
            line.location(),
            pieces,
            line.units().isEmpty() ? List.of() : line.units().subList(0, (int) pieces));
  }

  @Override
  public @Nullable RestockRequestId answers() {
    return request.answers();
  }

  private @Nullable StoredLevel levelFor(WorkingCopy copy, StockKey key) {
    StoredLevel level = copy.level(key);
    return level == null && request.createWith() != null
        ? StoredLevel.empty(key, request.createWith())
        : level;
  }

  private void add(WorkingCopy copy, StoredLevel level, Line line) {
    Reason reason = request.answers() == null ? null : new Reason("restock:" + request.answers());
    OnHandChange.change(
        copy, level, line.quantity(), MovementKind.RECEIVE, line.units(), entry(), reason);
    line.units().forEach(unit -> copy.put(Unit.free(new UnitKey(level.key(), unit))));
  }
}
