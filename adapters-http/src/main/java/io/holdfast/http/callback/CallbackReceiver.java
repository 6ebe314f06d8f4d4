package io.holdfast.http.callback;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import java.util.List;
import java.util.function.Consumer;

/** Books the goods of a callback, and answers in the format of the factory. */
final class CallbackReceiver {
  private final StockOperations inventory;
  private final Location usual;
  private final UnsignedCheck unsigned;
  private final CallbackResponse received;

  CallbackReceiver(
      StockOperations inventory, Location usual, boolean surplusUnsigned, String received) {
    this.inventory = inventory;
    this.usual = usual;
    this.unsigned = new UnsignedCheck(surplusUnsigned);
    this.received = Responses.received(received);
  }

  /**
   * Receives the goods of an accepted callback, once per operation id.
   *
   * @param id the operation id, derived from the callback
   * @param heard gets the receipt of the goods, unless they were booked before
   */
  CallbackResponse receive(ShopId shop, OperationId id, Arrival arrival, Consumer<Receipt> heard) {
    Line line = new Line(arrival.sku(), location(arrival), arrival.quantity(), List.of());
    Outcome<StockChange> outcome =
        inventory.receive(ReceiveRequest.of(shop, id, line).answering(arrival.request()));
    return outcome.fold(
        change -> {
          if (change.receipt() != null && !outcome.isReplayed()) {
            heard.accept(change.receipt());
          }
          return received;
        },
        CallbackReceiver::refused);
  }

  private Location location(Arrival arrival) {
    return arrival.location() == null ? usual : arrival.location();
  }

  /**
   * Receives the goods of an unsigned callback, once per request, if {@link UnsignedCheck} finds
   * that they are expected.
   */
  CallbackResponse receiveUnsigned(ShopId shop, Arrival arrival, Consumer<Receipt> heard) {
    StockKey key = new StockKey(shop, arrival.sku(), location(arrival));
    CallbackResponse unexpected = unsigned.refusal(inventory.restockStatus(key), arrival);
    if (unexpected != null) {
      return unexpected;
    }
    OperationId id = OperationId.of(EntryId.internal("answer", arrival.request().value()));
    return receive(shop, id, arrival, heard);
  }

  private static CallbackResponse refused(Refusal refusal) {
    return switch (refusal.code()) {
      case UNKNOWN_SKU -> Responses.error(Responses.NOT_FOUND, "no such article");
      case UNKNOWN_RESTOCK_REQUEST ->
          Responses.error(Responses.NOT_FOUND, "no such request for this article");
      default -> Responses.error(Responses.CONFLICT, "refused: " + refusal.code());
    };
  }
}
