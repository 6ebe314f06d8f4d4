package io.holdfast.examples.msashop;

import io.holdfast.examples.host.Call;
import io.holdfast.examples.host.Json;
import io.holdfast.examples.host.Reply;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.util.Optional;
import java.util.UUID;

/** The service that sells. */
final class Sales {
  static final Reply NO_SUCH_PRODUCT = Reply.message(400, "상품 없음");

  private final Inventory inventory;
  private final ShopId shop;

  Sales(Inventory inventory, ShopId shop) {
    this.inventory = inventory;
    this.shop = shop;
  }

  /** Returns the remaining stock of a product. */
  Reply product(String name) {
    Optional<StockKey> key = MsaCatalogue.named(name);
    Optional<StockLevel> level = key.flatMap(inventory::level);
    return level
        .map(it -> Reply.json(200, Json.write(MsaCatalogue.product(it.available()))))
        .orElse(NO_SUCH_PRODUCT);
  }

  /** Sells one piece of a product. */
  Reply checkout(Call call) {
    Checkout checkout = Json.read(call.body(), Checkout.class);
    if (checkout.productSku() == null) {
      throw new InvalidRequestException("productSku", "required");
    }
    String key = call.header("idempotency-key");
    ReservationId id = new ReservationId(key == null ? UUID.randomUUID().toString() : key);
    Line line = Line.of(checkout.productSku(), 1);
    return inventory
        .commit(CommitRequest.of(shop, id, line))
        .fold(sold -> Reply.message(200, "구매 완료! 남은 재고: " + left(line)), Sales::refused);
  }

  /** Other clients may buy in between, so the number is only for display. */
  private long left(Line line) {
    return inventory
        .level(new StockKey(shop, line.sku(), line.location()))
        .map(StockLevel::available)
        .orElse(0L);
  }

  private static Reply refused(Refusal refusal) {
    if (refusal instanceof Refusal.InsufficientStock it) {
      return Reply.message(200, "구매 실패! 남은 재고: " + it.shortages().get(0).available());
    }
    return refusal instanceof Refusal.UnknownSku
        ? NO_SUCH_PRODUCT
        : Reply.message(409, refusal.code().name());
  }
}
