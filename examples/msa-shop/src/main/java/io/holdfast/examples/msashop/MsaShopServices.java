package io.holdfast.examples.msashop;

import io.holdfast.aws.sns.SnsAttributes;
import io.holdfast.examples.host.Announcement;
import io.holdfast.examples.host.Call;
import io.holdfast.examples.host.ExampleShop;
import io.holdfast.examples.host.ReferenceFormat;
import io.holdfast.examples.host.Reply;
import io.holdfast.examples.host.Web;
import io.holdfast.http.publisher.FactoryFormat;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import java.net.URI;
import java.util.Map;

/** Three services in one process. They share only their URLs and the stock. */
final class MsaShopServices implements ExampleShop {
  private static final String PRODUCTS = "/product/";

  @Override
  public String name() {
    return "msa-shop";
  }

  @Override
  public ShopId id() {
    return MsaCatalogue.SHOP;
  }

  @Override
  public Map<StockKey, RestockPolicy> articles() {
    return Map.of(MsaCatalogue.DONUT, MsaCatalogue.POLICY);
  }

  @Override
  public String factoryPath() {
    return "/";
  }

  @Override
  public String callbackPath() {
    return PRODUCTS;
  }

  @Override
  public FactoryFormat format(URI here) {
    return ReferenceFormat.msa(
        "msa-shop", request -> URI.create(here + PRODUCTS + MsaCatalogue.name(request.key())));
  }

  @Override
  public Announcement announcement(URI here) {
    return new Announcement(
        "도너츠 재고 부족",
        request ->
            "도너츠 재고가 없습니다. 제품을 생산해주세요! \n메시지 작성 시각: " + Announcement.time(request.requestedAt()),
        SnsAttributes.callback("1", "msa-shop", URI.create(here + PRODUCTS + "donut")));
  }

  @Override
  public Web.Routes routes(Parts parts) {
    Sales sales = new Sales(parts.inventory(), MsaCatalogue.SHOP);
    return new Web.Routes()
        .on("GET", "/", call -> sales.product("donut"))
        .on("GET", PRODUCTS + "*", call -> sales.product(call.rest()))
        // Spelled as in the instructions of the reference system.
        .on("GET", "/procut/*", call -> sales.product(call.rest()))
        .on("POST", "/checkout", sales::checkout)
        .on("POST", "/checkout/*", sales::checkout)
        .on("POST", PRODUCTS + "*", call -> increase(parts, call))
        .on("POST", "/", parts.factory()::order);
  }

  /** Adds the goods that the factory has made, and answers after they are written. */
  private static Reply increase(Parts parts, Call call) {
    return MsaCatalogue.named(call.rest()).isEmpty()
        ? Sales.NO_SUCH_PRODUCT
        : Reply.of(parts.callback().handle(MsaCatalogue.SHOP, call.callback()));
  }
}
