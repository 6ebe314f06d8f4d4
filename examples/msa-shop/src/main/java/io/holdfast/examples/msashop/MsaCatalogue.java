package io.holdfast.examples.msashop;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The articles of the shop, by their names in URLs. */
final class MsaCatalogue {
  static final ShopId SHOP = new ShopId("msa-shop");
  static final StockKey DONUT = new StockKey(SHOP, new Sku("CP-502101"), Location.MAIN);

  /** Requests ten pieces when the stock is empty. */
  static final RestockPolicy POLICY = RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10);

  private static final Map<String, StockKey> NAMES = Map.of("donut", DONUT, "CP-502101", DONUT);

  private MsaCatalogue() {}

  /** Returns the description of the only article. */
  static Product product(long stock) {
    return new Product(
        UUID.fromString("7d0c1b52-3c1f-4d38-9a52-50210100c501"),
        "부산도너츠",
        19_900,
        stock,
        UUID.fromString("1f5e4b7a-9a0b-4c57-8d6e-50029300ff50"),
        UUID.fromString("c2a8f6d4-6b1e-4f0a-b3c9-50210100ad01"));
  }

  static Optional<StockKey> named(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  /** Returns the name of an article in URLs. */
  static String name(StockKey key) {
    return key.equals(DONUT) ? "donut" : key.sku().value();
  }
}
