package io.holdfast.inventory;

import io.holdfast.inventory.Refusal.CountRequired;
import io.holdfast.inventory.Refusal.ExceedsReservation;
import io.holdfast.inventory.Refusal.HoldLifeExceeded;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.LimitExceeded;
import io.holdfast.inventory.Refusal.OnHandChanged;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.StockPromised;
import io.holdfast.inventory.Refusal.UnitsExist;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.Refusal.UnknownUnit;
import io.holdfast.inventory.Refusal.WrongState;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sentences of {@link Refusal#message}. */
final class RefusalMessage {
  private static final int MAX_NAMED = 10;

  private RefusalMessage() {}

  static String of(Refusal refusal) {
    return switch (refusal.code()) {
      case INSUFFICIENT_STOCK ->
          "not enough stock: "
              + some(((InsufficientStock) refusal).shortages(), RefusalMessage::shortage);
      case UNKNOWN_SKU -> "not defined: " + some(((UnknownSku) refusal).keys());
      case UNKNOWN_UNIT -> "units not in stock: " + some(((UnknownUnit) refusal).units());
      case UNITS_REQUIRED ->
          "counted by unit, so the units must be named: " + some(((UnitsRequired) refusal).keys());
      case UNITS_EXIST -> "units already in stock: " + some(((UnitsExist) refusal).units());
      case ON_HAND_CHANGED, COUNT_REQUIRED, STOCK_PROMISED, LIMIT_EXCEEDED, POLICY_CONFLICT ->
          ofLevel(refusal);
      case UNKNOWN_RESTOCK_REQUEST -> {
        UnknownRestockRequest it = (UnknownRestockRequest) refusal;
        yield "restock request " + it.id() + " was never made for " + it.key();
      }
      default -> ofId(refusal);
    };
  }

  private static String ofId(Refusal refusal) {
    if (refusal instanceof IdReused it) {
      return "id " + it.id() + " was used for another request: " + some(it.differences());
    }
    if (refusal instanceof ReservationNotFound it) {
      return "no reservation " + it.id();
    }
    if (refusal instanceof WrongState it) {
      return "reservation " + it.id() + " is " + it.state().name().toLowerCase(Locale.ROOT);
    }
    if (refusal instanceof ExceedsReservation it) {
      return "more than reservation "
          + it.id()
          + " has: "
          + some(it.excesses(), RefusalMessage::shortage);
    }
    HoldLifeExceeded it = (HoldLifeExceeded) refusal;
    return "hold " + it.id() + " may be extended to " + it.latest() + " at the latest";
  }

  private static String ofLevel(Refusal refusal) {
    if (refusal instanceof OnHandChanged it) {
      return "stock on hand of "
          + it.level().key()
          + " has changed since the count began: version "
          + it.level().onHandVersion()
          + ", counted at "
          + it.onHandVersion();
    }
    if (refusal instanceof CountRequired it) {
      return it.level().key() + " was not tracked and has to be counted first";
    }
    if (refusal instanceof StockPromised it) {
      return it.key() + " has " + it.promised() + " held or sold, on hand are " + it.onHand();
    }
    if (refusal instanceof LimitExceeded it) {
      return it.key() + " can have at most " + it.limit();
    }
    PolicyConflict it = (PolicyConflict) refusal;
    return "the policy of " + it.key() + " cannot change: " + it.rule();
  }

  private static String shortage(Shortage it) {
    String numbers = it.key() + " has " + it.available() + " available, " + it.requested();
    return it.unavailableUnits().isEmpty()
        ? numbers + " requested"
        : numbers + " requested, not available: " + some(it.unavailableUnits());
  }

  private static String some(List<?> named) {
    return some(named, Object::toString);
  }

  private static <T> String some(List<T> named, Function<? super T, String> text) {
    String first = named.stream().limit(MAX_NAMED).map(text).collect(Collectors.joining(", "));
    int more = named.size() - MAX_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
