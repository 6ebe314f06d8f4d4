package io.holdfast.examples.host;

import io.holdfast.http.FactoryFormat;
import io.holdfast.http.RestockCallback;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import java.net.URI;
import java.util.Map;

/** What tells one example shop from the other. */
public interface ExampleShop {
  /** What it is called, also as a file. */
  String name();

  /** Its shop. */
  ShopId id();

  /** What it sells, and how each article is restocked. */
  Map<StockKey, RestockPolicy> articles();

  /** Where the factory in here takes orders. */
  String factoryPath();

  /** Where callbacks come, or the beginning of that. */
  String callbackPath();

  /**
   * How the factory is asked.
   *
   * @param here the URL of this host, without a path
   */
  FactoryFormat format(URI here);

  /**
   * How a request is worded on a topic.
   *
   * @param here the URL of this host, without a path
   */
  Announcement announcement(URI here);

  /** What it answers to. */
  Web.Routes routes(Parts parts);

  /** What a shop is made of. */
  record Parts(Inventory inventory, RestockCallback callback, Factory factory) {}
}
