package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Converts requests to commands, and refuses what can be refused before any I/O. */
public final class Commands {
  private static final Duration MIN_TTL = Duration.ofSeconds(1);
  private static final Duration MAX_TTL = Duration.ofDays(36_500);

  private final Duration maxTtl;
  private final Duration maxHoldLife;

  public Commands(Duration maxTtl, Duration maxHoldLife) {
    this.maxTtl = inRange("maxTtl", maxTtl);
    this.maxHoldLife = inRange("maxHoldLife", maxHoldLife);
    if (maxHoldLife.compareTo(maxTtl) < 0) {
      throw new ConfigurationException("maxHoldLife: must be at least maxTtl, " + maxTtl);
    }
  }

  private static Duration inRange(String option, Duration duration) {
    if (duration.compareTo(MIN_TTL) < 0 || duration.compareTo(MAX_TTL) > 0) {
      throw new ConfigurationException(option + ": must be from " + MIN_TTL + " to 36500 days");
    }
    return duration;
  }

  public Command<StockLevel> define(StockDefinition definition) {
    return new DefineCommand(required("definition", definition));
  }

  public Command<StockChange> receive(ReceiveRequest request) {
    return new ReceiveCommand(required("request", request));
  }

  public Command<StockChange> adjust(AdjustRequest request) {
    return new AdjustCommand(required("request", request));
  }

  public Command<StockChange> setOnHand(SetOnHandRequest request) {
    return new SetOnHandCommand(required("request", request));
  }

  public Command<RestockStatus> setRestockPolicy(StockKey key, @Nullable RestockPolicy policy) {
    return new SetRestockPolicyCommand(required("key", key), policy);
  }

  public Command<RestockStatus> cancelRestock(StockKey key, RestockRequestId id) {
    return new CancelRestockCommand(required("key", key), required("restockRequestId", id));
  }

  public Command<Reservation> hold(HoldRequest request) {
    checkTtl(required("request", request).ttl());
    return new HoldCommand(request);
  }

  public Command<Reservation> extend(ShopId shop, ReservationId id, Duration ttl) {
    checkTtl(ttl);
    return new ExtendCommand(
        required("shop", shop), required("reservationId", id).entry(), ttl, maxHoldLife);
  }

  public Command<Reservation> commit(CommitRequest request) {
    return new CommitCommand(required("request", request));
  }

  public Command<Reservation> release(ShopId shop, ReservationId id) {
    return new ReleaseCommand(required("shop", shop), required("reservationId", id), id.entry());
  }

  public Command<Reservation> cancel(ShopId shop, ReservationId id) {
    return new CancelCommand(required("shop", shop), required("reservationId", id).entry());
  }

  public Command<Reservation> undo(ShopId shop, ReservationId id) {
    return new UndoCommand(required("shop", shop), required("reservationId", id), id.entry());
  }

  public Command<Reservation> dispatch(ShopId shop, ReservationId id) {
    return new DispatchCommand(required("shop", shop), required("reservationId", id).entry());
  }

  public Command<StockChange> returnToStock(ReturnRequest request) {
    return new ReturnCommand(required("request", request));
  }

  private void checkTtl(Duration ttl) {
    if (required("ttl", ttl).compareTo(MIN_TTL) < 0) {
      throw new InvalidRequestException("ttl", "at least " + MIN_TTL);
    }
    if (ttl.compareTo(maxTtl) > 0) {
      throw new InvalidRequestException("ttl", "at most " + maxTtl);
    }
  }

  public static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequestException(name, "required");
    }
    return value;
  }
}
