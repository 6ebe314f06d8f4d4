package io.holdfast.examples.factoauto;

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
import java.util.UUID;

/**
 * Sells one piece per request while stock is available. A client that sends the header {@code
 * Idempotency-Key} may repeat the request without buying twice.
 */
final class Till {
  private static final Reply SOLD = Reply.message(200, "판매완료");
  private static final Reply EMPTY = Reply.message(200, "재고부족, 제품 생산 요청!");
  private static final Reply UNKNOWN = Reply.message(404, "상품 없음");

  private final Inventory inventory;
  private final ShopId shop;

  Till(Inventory inventory, ShopId shop) {
    this.inventory = inventory;
    this.shop = shop;
  }

  Reply sell(Call call) {
    Purchase purchase = Json.read(call.body(), Purchase.class);
    if (purchase.product() == null) {
      throw new InvalidRequestException("MessageAttributeProductId", "required");
    }
    String key = call.header("idempotency-key");
    ReservationId id = new ReservationId(key == null ? UUID.randomUUID().toString() : key);
    return inventory
        .commit(CommitRequest.of(shop, id, Line.of(purchase.product(), 1)))
        .fold(sold -> SOLD, Till::refused);
  }

  private static Reply refused(Refusal refusal) {
    return switch (refusal.code()) {
      case INSUFFICIENT_STOCK -> EMPTY;
      case UNKNOWN_SKU -> UNKNOWN;
      default -> Reply.message(409, refusal.code().name());
    };
  }
}
