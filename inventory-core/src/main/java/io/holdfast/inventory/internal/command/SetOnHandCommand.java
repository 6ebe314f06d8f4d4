package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Refusal.OnHandChanged;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;

/** Sets the stock on hand to a counted number, if the stock has not moved since counting began. */
public record SetOnHandCommand(SetOnHandRequest request) implements OperationCommand {
  public SetOnHandCommand {
    Checks.required("request", request);
  }

  @Override
  public CommandKind kind() {
    return CommandKind.SET_ON_HAND;
  }

  @Override
  public OperationKind operationKind() {
    return OperationKind.SET_ON_HAND;
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
    return Footprint.of(request.key(), entry());
  }

  @Override
  public int rows() {
    return 3;
  }

  @Override
  public String text() {
    return "set on hand of "
        + request.key().sku()
        + "@"
        + request.key().location()
        + " to "
        + request.count().pieces()
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
    if (level.isByUnit()) {
      return ChangeResult.refused(new UnitsRequired(List.of(key)));
    }
    if (level.onHandVersion() != request.count().onHandVersion()) {
      return ChangeResult.refused(
          new OnHandChanged(request.count().onHandVersion(), level.toStockLevel()));
    }
    ChangeResult result = OnHandChange.canBecome(copy, level, request.count().pieces());
    if (result.isDone()) {
      OnHandChange.change(
          copy,
          level,
          request.count().pieces() - level.onHand(),
          MovementKind.SET_ON_HAND,
          List.of(),
          entry(),
          request.reason());
    }
    return result;
  }
}
