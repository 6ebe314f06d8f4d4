package io.holdfast.inventory.internal;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.InventoryCommands;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.internal.command.AdjustCommand;
import io.holdfast.inventory.internal.command.CancelCommand;
import io.holdfast.inventory.internal.command.CancelRestockCommand;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.command.CommitCommand;
import io.holdfast.inventory.internal.command.DefineCommand;
import io.holdfast.inventory.internal.command.DispatchCommand;
import io.holdfast.inventory.internal.command.ExtendCommand;
import io.holdfast.inventory.internal.command.HoldCommand;
import io.holdfast.inventory.internal.command.HoldLimits;
import io.holdfast.inventory.internal.command.ReceiveCommand;
import io.holdfast.inventory.internal.command.ReleaseCommand;
import io.holdfast.inventory.internal.command.ReturnCommand;
import io.holdfast.inventory.internal.command.SetOnHandCommand;
import io.holdfast.inventory.internal.command.SetRestockPolicyCommand;
import io.holdfast.inventory.internal.command.UndoCommand;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Turns each call of a host into a command, blocking or not. Subclasses run the commands. */
abstract class CommandMethods implements InventoryCommands {
  final HoldLimits holdLimits;

  CommandMethods(HoldLimits holdLimits) {
    this.holdLimits = holdLimits;
  }

  /** Runs a command, and waits for its outcome. */
  abstract <T> Outcome<T> run(Command<T> command);

  /** Runs a command without waiting for its outcome. */
  abstract <T> CompletionStage<Outcome<T>> runAsync(Command<T> command);

  @Override
  public Outcome<StockLevel> define(StockDefinition definition) {
    return run(new DefineCommand(definition));
  }

  @Override
  public CompletionStage<Outcome<StockLevel>> defineAsync(StockDefinition definition) {
    return runAsync(new DefineCommand(definition));
  }

  @Override
  public Outcome<StockChange> receive(ReceiveRequest request) {
    return run(new ReceiveCommand(request));
  }

  @Override
  public CompletionStage<Outcome<StockChange>> receiveAsync(ReceiveRequest request) {
    return runAsync(new ReceiveCommand(request));
  }

  @Override
  public Outcome<StockChange> adjust(AdjustRequest request) {
    return run(new AdjustCommand(request));
  }

  @Override
  public CompletionStage<Outcome<StockChange>> adjustAsync(AdjustRequest request) {
    return runAsync(new AdjustCommand(request));
  }

  @Override
  public Outcome<StockChange> setOnHand(SetOnHandRequest request) {
    return run(new SetOnHandCommand(request));
  }

  @Override
  public CompletionStage<Outcome<StockChange>> setOnHandAsync(SetOnHandRequest request) {
    return runAsync(new SetOnHandCommand(request));
  }

  @Override
  public Outcome<RestockStatus> setRestockPolicy(StockKey key, @Nullable RestockPolicy policy) {
    return run(new SetRestockPolicyCommand(key, policy));
  }

  @Override
  public CompletionStage<Outcome<RestockStatus>> setRestockPolicyAsync(
      StockKey key, @Nullable RestockPolicy policy) {
    return runAsync(new SetRestockPolicyCommand(key, policy));
  }

  @Override
  public Outcome<RestockStatus> cancelRestock(StockKey key, RestockRequestId id) {
    return run(new CancelRestockCommand(key, id));
  }

  @Override
  public CompletionStage<Outcome<RestockStatus>> cancelRestockAsync(
      StockKey key, RestockRequestId id) {
    return runAsync(new CancelRestockCommand(key, id));
  }

  @Override
  public Outcome<Reservation> hold(HoldRequest request) {
    return run(new HoldCommand(request, holdLimits));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> holdAsync(HoldRequest request) {
    return runAsync(new HoldCommand(request, holdLimits));
  }

  @Override
  public Outcome<Reservation> extend(ShopId shop, ReservationId id, Duration ttl) {
    return run(new ExtendCommand(shop, id, ttl, holdLimits));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> extendAsync(
      ShopId shop, ReservationId id, Duration ttl) {
    return runAsync(new ExtendCommand(shop, id, ttl, holdLimits));
  }

  @Override
  public Outcome<Reservation> commit(CommitRequest request) {
    return run(new CommitCommand(request));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> commitAsync(CommitRequest request) {
    return runAsync(new CommitCommand(request));
  }

  @Override
  public Outcome<Reservation> release(ShopId shop, ReservationId id) {
    return run(new ReleaseCommand(shop, id));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> releaseAsync(ShopId shop, ReservationId id) {
    return runAsync(new ReleaseCommand(shop, id));
  }

  @Override
  public Outcome<Reservation> cancel(ShopId shop, ReservationId id) {
    return run(new CancelCommand(shop, id));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> cancelAsync(ShopId shop, ReservationId id) {
    return runAsync(new CancelCommand(shop, id));
  }

  @Override
  public Outcome<Reservation> undo(ShopId shop, ReservationId id) {
    return run(new UndoCommand(shop, id));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> undoAsync(ShopId shop, ReservationId id) {
    return runAsync(new UndoCommand(shop, id));
  }

  @Override
  public Outcome<Reservation> dispatch(ShopId shop, ReservationId id) {
    return run(new DispatchCommand(shop, id));
  }

  @Override
  public CompletionStage<Outcome<Reservation>> dispatchAsync(ShopId shop, ReservationId id) {
    return runAsync(new DispatchCommand(shop, id));
  }

  @Override
  public Outcome<StockChange> returnToStock(ReturnRequest request) {
    return run(new ReturnCommand(request));
  }

  @Override
  public CompletionStage<Outcome<StockChange>> returnToStockAsync(ReturnRequest request) {
    return runAsync(new ReturnCommand(request));
  }
}
