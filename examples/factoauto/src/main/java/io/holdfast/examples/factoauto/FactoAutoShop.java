package io.holdfast.examples.factoauto;

import io.holdfast.aws.sns.SnsAttributes;
import io.holdfast.examples.host.Announcement;
import io.holdfast.examples.host.ExampleShop;
import io.holdfast.examples.host.ReferenceFormat;
import io.holdfast.examples.host.Reply;
import io.holdfast.examples.host.Web;
import io.holdfast.http.publisher.FactoryFormat;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.net.URI;
import java.util.Map;

/** One article, and one factory that receives a request for ten pieces when the stock is empty. */
final class FactoAutoShop implements ExampleShop {
  static final ShopId SHOP = new ShopId("busan-donuts");
  static final StockKey DONUT = new StockKey(SHOP, new Sku("CP-502101"), Location.MAIN);
  static final SupplierId FACTORY = new SupplierId("FF-500293");
  static final long LOT = 10;

  private static final String FACTORY_PATH = "/api/manufactures";
  private static final String CALLBACK_PATH = "/callback";

  @Override
  public String name() {
    return "factoauto";
  }

  @Override
  public ShopId id() {
    return SHOP;
  }

  @Override
  public Map<StockKey, RestockPolicy> articles() {
    return Map.of(DONUT, RestockPolicy.lots(FACTORY, 0, LOT));
  }

  @Override
  public String factoryPath() {
    return FACTORY_PATH;
  }

  @Override
  public String callbackPath() {
    return CALLBACK_PATH;
  }

  @Override
  public FactoryFormat format(URI here) {
    return ReferenceFormat.factoAuto("부산도너츠", "051-000-0000", URI.create(here + CALLBACK_PATH));
  }

  /** Returns the texts that the clients of the shop send with a purchase. */
  @Override
  public Announcement announcement(URI here) {
    return new Announcement(
        "부산도너츠",
        request -> "재고 부족 \n \n This was sent: " + Announcement.time(request.requestedAt()),
        SnsAttributes.product());
  }

  @Override
  public Web.Routes routes(Parts parts) {
    Till till = new Till(parts.inventory(), SHOP);
    return new Web.Routes()
        .on("POST", "/send", till::sell)
        .on("POST", CALLBACK_PATH, call -> Reply.of(parts.callback().handle(SHOP, call.callback())))
        .on("POST", FACTORY_PATH, parts.factory()::order);
  }
}
