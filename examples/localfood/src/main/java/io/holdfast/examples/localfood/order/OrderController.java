package io.holdfast.examples.localfood.order;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import io.holdfast.examples.localfood.web.Hal;
import io.holdfast.examples.localfood.web.LiveFeed;
import io.holdfast.examples.localfood.web.RequestException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Orders over HTTP. */
@RestController
@RequestMapping(
    path = "/order",
    produces = {Hal.TYPE, APPLICATION_JSON_VALUE})
class OrderController {
  private static final String PATH = "/order";
  private static final int MAX_KEY = 64;

  private final PlaceOrder placeOrder;
  private final OrderProgress progress;
  private final Orders orders;
  private final ShopBulkhead bulkhead;
  private final LiveFeed live;

  OrderController(
      PlaceOrder placeOrder,
      OrderProgress progress,
      Orders orders,
      ShopBulkhead bulkhead,
      LiveFeed live) {
    this.placeOrder = placeOrder;
    this.progress = progress;
    this.orders = orders;
    this.bulkhead = bulkhead;
    this.live = live;
  }

  @GetMapping
  Hal.Listing<Order> list(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "" + Hal.MAX_LIMIT) int limit) {
    return Hal.listing(
        Hal.url(PATH), "orderModels", orders.page(after, Hal.limit(limit) + 1), limit, Order::id);
  }

  /** The key lets a customer repeat an order whose answer was lost: it is taken and paid once. */
  @PostMapping
  Hal.Item<Order> place(
      @RequestBody OrderRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    Purchase purchase = request.check();
    String paymentId = key == null ? UUID.randomUUID().toString() : key;
    if (paymentId.isBlank() || paymentId.length() > MAX_KEY) {
      throw RequestException.badRequest(
          "Idempotency-Key: must have 1 to " + MAX_KEY + " characters");
    }
    Order order = bulkhead.run(purchase.storeId(), () -> placeOrder.place(paymentId, purchase));
    return Hal.item(order, PATH);
  }

  /** The newest orders, as server-sent events. */
  @GetMapping(path = "/live", produces = TEXT_EVENT_STREAM_VALUE)
  SseEmitter live() {
    return live.open();
  }

  @GetMapping("/{id}/status")
  OrderState state(@PathVariable long id) {
    return orders
        .state(id)
        .orElseThrow(() -> new RequestException(HttpStatus.NOT_FOUND, "id: no such order"));
  }

  @PostMapping("/{id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Hal.Item<Order> cancel(@PathVariable long id) {
    return Hal.item(progress.cancel(id), PATH);
  }
}
