package io.holdfast.aws.sqs;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.time.Duration;
import java.time.Instant;

/** Creates restock requests. */
public final class Requests {
  private static final Instant AT = Instant.parse("2026-11-21T13:00:00.000001Z");

  private Requests() {}

  /** Returns the n-th request of the sample article. */
  public static RestockRequest number(long n) {
    return of(StockKey.of(new ShopId("seoul"), new Sku("CP-502101")), n);
  }

  /** Returns the n-th request of a stock key. */
  public static RestockRequest of(StockKey key, long n) {
    return new RestockRequest(
        RestockRequestId.of(key, n, AT),
        key,
        new SupplierId("FF-500293"),
        10,
        n,
        AT,
        AT.plus(Duration.ofDays(7)));
  }

  /** Returns a request with the longest possible names. */
  public static RestockRequest longest() {
    return of(
        new StockKey(
            new ShopId("s".repeat(ShopId.MAX_LENGTH)),
            new Sku("k".repeat(Sku.MAX_LENGTH)),
            new Location("l".repeat(Location.MAX_LENGTH))),
        1);
  }
}
