package io.holdfast.inventory.internal;

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
import io.holdfast.inventory.model.Restock;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Converts requests to commands, and refuses what can be refused before any I/O. */
final class Commands {
  private static final Duration MIN_TTL = Duration.ofSeconds(1);
  private static final Duration MAX_TTL = Duration.ofDays(36_500);

  private final Duration maxTtl;
  private final Duration maxHoldLife;

  Commands(Duration maxTtl, Duration maxHoldLife) {
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

  Command<StockLevel> define(StockDefinition definition) {
    return new DefineCommand(required("definition", definition));
  }

  Command<StockChange> receive(ReceiveRequest request) {
    return new ReceiveCommand(required("request", request));
  }

  Command<StockChange> adjust(AdjustRequest request) {
    return new AdjustCommand(required("request", request));
  }

  Command<StockChange> setOnHand(SetOnHandRequest request) {
    return new SetOnHandCommand(required("request", request));
  }

  Command<Restock> defineRestock(StockKey key, @Nullable RestockPolicy policy) {
    return new DefineRestockCommand(required("key", key), policy);
  }

  Command<Restock> cancelRestock(StockKey key, RestockRequestId id) {
    return new CancelRestockCommand(required("key", key), required("restockRequestId", id));
  }

  Command<Reservation> hold(HoldRequest request) {
    checkTtl(required("request", request).ttl());
    return new HoldCommand(request);
  }

  Command<Reservation> extend(ShopId shop, ReservationId id, Duration ttl) {
    checkTtl(ttl);
    return new ExtendCommand(
        required("shop", shop), required("reservationId", id).entry(), ttl, maxHoldLife);
  }

  Command<Reservation> commit(CommitRequest request) {
    return new CommitCommand(required("request", request));
  }

  Command<Reservation> release(ShopId shop, ReservationId id) {
    return new ReleaseCommand(required("shop", shop), required("reservationId", id), id.entry());
  }

  Command<Reservation> cancel(ShopId shop, ReservationId id) {
    return new CancelCommand(required("shop", shop), required("reservationId", id).entry());
  }

  Command<Reservation> dispatch(ShopId shop, ReservationId id) {
    return new DispatchCommand(required("shop", shop), required("reservationId", id).entry());
  }

  Command<StockChange> returnToStock(ReturnRequest request) {
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

  static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequestException(name, "required");
    }
    return value;
  }
}
