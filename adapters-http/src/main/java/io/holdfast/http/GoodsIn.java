package io.holdfast.http;

import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Restock;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Books what a callback brings, and says so in the words of the reference system. */
final class GoodsIn {
  private static final CallbackResponse RECEIVED =
      Responses.received(Responses.document("message", "입고완료"));

  private final StockOperations inventory;
  private final Location location;
  private final boolean surplusUnsigned;

  GoodsIn(StockOperations inventory, Location location, boolean surplusUnsigned) {
    this.inventory = inventory;
    this.location = location;
    this.surplusUnsigned = surplusUnsigned;
  }

  /**
   * Receives the goods of a callback that is believed, once per operation id.
   *
   * @param id follows from the callback
   */
  CallbackResponse receive(ShopId shop, OperationId id, Arrival arrival) {
    Line line = new Line(arrival.sku(), location, arrival.quantity(), List.of());
    return inventory
        .receive(ReceiveRequest.of(shop, id, line).answering(arrival.request()))
        .fold(done -> RECEIVED, GoodsIn::refused);
  }

  /**
   * Receives the goods of a callback that anybody may have sent: only what is waited for, and once
   * per request.
   */
  CallbackResponse receiveUnsigned(ShopId shop, Arrival arrival) {
    CallbackResponse unexpected =
        unexpected(inventory.restock(new StockKey(shop, arrival.sku(), location)), arrival);
    if (unexpected != null) {
      return unexpected;
    }
    return receive(
        shop, OperationId.of(EntryId.internal("answer", arrival.request().value())), arrival);
  }

  private @Nullable CallbackResponse unexpected(Optional<Restock> restock, Arrival arrival) {
    if (restock.isEmpty()) {
      return Responses.error(Responses.NOT_FOUND, "no such article");
    }
    if (restock.get().open() == null || !restock.get().isOpen(arrival.request())) {
      return Responses.error(Responses.CONFLICT, "no such request is open");
    }
    RestockRequest asked = restock.get().open().request();
    if (arrival.quantity() > asked.quantity() && !surplusUnsigned) {
      return Responses.error(Responses.CONFLICT, "more than was asked for");
    }
    return null;
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
