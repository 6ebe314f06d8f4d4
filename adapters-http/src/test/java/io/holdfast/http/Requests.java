package io.holdfast.http;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.time.Duration;
import java.time.Instant;

/** Creates requests as the shop of the reference system does. */
public final class Requests {
  public static final Instant NOW = Instant.parse("2026-11-21T13:00:00.000001Z");
  private static final ShopId SHOP = new ShopId("busan-donuts");
  private static final StockKey KEY = new StockKey(SHOP, new Sku("CP-502101"), Location.MAIN);

  private Requests() {}

  public static RestockRequest request(long number) {
    return new RestockRequest(
        RestockRequestId.of(KEY, number, NOW),
        KEY,
        new SupplierId("FF-500293"),
        10,
        number,
        NOW,
        NOW.plus(Duration.ofDays(7)));
  }
}
