package io.holdfast.examples.host;

import io.holdfast.examples.common.Opened;
import io.holdfast.http.callback.CallbackBuilder;
import io.holdfast.http.callback.RestockCallback;
import io.holdfast.http.callback.Secret;
import io.holdfast.http.publisher.FactoryFormat;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open shop: its web server, its stock, its connection to the factory, and the factory. */
public final class ShopHost implements AutoCloseable {
  private final Web web;
  private final OpenShop stock;
  private final ExampleShop.Parts parts;
  private final URI url;

  private final Opened open;

  private ShopHost(Web web, OpenShop stock, ExampleShop.Parts parts, URI url, Opened open) {
    this.web = web;
    this.stock = stock;
    this.parts = parts;
    this.url = url;
    this.open = open;
  }

  /**
   * Opens a shop.
   *
   * @throws picocli.CommandLine.ParameterException if the options are not consistent
   */
  public static ShopHost start(HostOptions options, ExampleShop shop) {
    options.check(shop.name());
    Opened open = new Opened();
    try {
      return start(options, shop, open);
    } catch (RuntimeException e) {
      Opened.closeAfter(e, open);
      throw e;
    }
  }

  private static ShopHost start(HostOptions options, ExampleShop shop, Opened open) {
    Web web = open.add(Web.open(options.listen, options.port));
    URI url =
        options.publicUrl == null
            ? URI.create("http://127.0.0.1:" + web.port())
            : options.publicUrl;
    OpenShop stock = ShopStores.open(options, shop.name(), open);
    stockUp(stock.inventory(), shop, options.opening);
    Secret secret = options.secret();
    OrderBook book = new OrderBook();
    Factory factory =
        open.add(
            new Factory(
                new FactorySettings(
                    URI.create(url + shop.callbackPath()),
                    secret,
                    options.production,
                    options.deliveries),
                book));
    ExampleShop.Parts parts =
        new ExampleShop.Parts(stock.inventory(), callback(stock, shop, secret), factory);
    web.start(shop.routes(parts));
    // It is closed before what its routes use. A failure before this line closes it too.
    open.add(web);
    FactoryFormat format = shop.format(url);
    URI factoryUrl = options.factory;
    if (factoryUrl == null) {
      factoryUrl = URI.create(url + shop.factoryPath());
      format = told(format, book);
    }
    new Supply(stock, open).start(factoryUrl, format, shop.announcement(url), options.aws);
    return new ShopHost(web, stock, parts, url, open);
  }

  /** Returns the same format, which also records each message for the built-in factory. */
  private static FactoryFormat told(FactoryFormat format, OrderBook book) {
    return request -> {
      String message = format.body(request);
      book.add(message);
      return message;
    };
  }

  private static void stockUp(Inventory inventory, ExampleShop shop, long opening) {
    shop.articles()
        .forEach(
            (key, policy) -> {
              if (inventory.level(key).isEmpty()) {
                inventory.define(StockDefinition.withOpening(key, opening)).orElseThrow();
              }
              inventory.setRestockPolicy(key, policy).orElseThrow();
            });
  }

  private static RestockCallback callback(
      OpenShop stock, ExampleShop shop, @Nullable Secret secret) {
    CallbackBuilder callback =
        RestockCallback.builder(stock.inventory(), stock.callbacks())
            .format(ReferenceFormat.callbacks());
    return (secret == null ? callback.acceptUnsigned() : callback.keys(shop.id(), secret)).build();
  }

  /** Returns the URL of the shop. */
  public URI url() {
    return url;
  }

  /** Returns the parts of the shop. */
  public ExampleShop.Parts parts() {
    return parts;
  }

  /** Returns the first hundred blocked requests of a shop, which an operator has to check. */
  public List<OutboxMessage<RestockRequest>> blocked(ShopId shop) {
    return stock.outbox().messages(shop, null, 100).stream()
        .filter(it -> it.state() == OutboxMessage.State.BLOCKED)
        .toList();
  }

  /** Waits until the shop is closed. */
  public void join() throws InterruptedException {
    web.join();
  }

  @Override
  public void close() {
    open.close();
  }
}
