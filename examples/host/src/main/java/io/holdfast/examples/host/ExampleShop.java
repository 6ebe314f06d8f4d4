package io.holdfast.examples.host;

import io.holdfast.http.callback.RestockCallback;
import io.holdfast.http.publisher.FactoryFormat;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import java.net.URI;
import java.util.Map;

/** The properties in which the example shops differ. */
public interface ExampleShop {
  /** Returns the name, which is also used as a file name. */
  String name();

  /** Returns the id of the shop. */
  ShopId id();

  /** Returns the articles with their restock policies. */
  Map<StockKey, RestockPolicy> articles();

  /** Returns the path at which the built-in factory takes orders. */
  String factoryPath();

  /** Returns the path of callbacks, or its prefix. */
  String callbackPath();

  /**
   * Returns the format of orders to the factory.
   *
   * @param here the URL of this host, without a path
   */
  FactoryFormat format(URI here);

  /**
   * Returns the form of a request on a topic.
   *
   * @param here the URL of this host, without a path
   */
  Announcement announcement(URI here);

  /** Returns the routes of the shop. */
  Web.Routes routes(Parts parts);

  /** The parts of a shop. */
  record Parts(Inventory inventory, RestockCallback callback, Factory factory) {}
}
