package io.holdfast.examples.msashop;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.util.Map;
import java.util.Optional;

/** What the shop sells, by the names that its URLs have. */
final class MsaCatalogue {
  static final ShopId SHOP = new ShopId("msa-shop");
  static final StockKey DONUT = new StockKey(SHOP, new Sku("CP-502101"), Location.MAIN);

  /** Ten pieces whenever the shelf is empty. */
  static final RestockPolicy POLICY = RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10);

  private static final Map<String, StockKey> NAMES = Map.of("donut", DONUT, "CP-502101", DONUT);

  private MsaCatalogue() {}

  static Optional<StockKey> named(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  /** The name of an article in URLs. */
  static String name(StockKey key) {
    return key.equals(DONUT) ? "donut" : key.sku().value();
  }
}
