package io.holdfast.examples.localfood.delivery;

import io.holdfast.examples.localfood.web.Hal;
import io.holdfast.examples.localfood.web.RequestException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries over HTTP: those of the original service under {@code /test}, and the carrier's. */
@RestController
class DeliveryController {
  private final Dispatching dispatching;
  private final Deliveries deliveries;

  DeliveryController(Dispatching dispatching, Deliveries deliveries) {
    this.dispatching = dispatching;
    this.deliveries = deliveries;
  }

  @PostMapping("/test")
  Delivery create() {
    return dispatching.create();
  }

  @GetMapping({"/test", "/delivery"})
  List<Delivery> list(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "" + Hal.MAX_LIMIT) int limit) {
    return deliveries.page(after, Hal.limit(limit));
  }

  @PutMapping("/test")
  Delivery completeFirst() {
    return dispatching.completeFirst();
  }

  /** The carrier knows the order by the label of the parcel. */
  @GetMapping("/delivery/order/{orderId}")
  Delivery ofOrder(@PathVariable long orderId) {
    return deliveries
        .ofOrder(orderId)
        .flatMap(order -> deliveries.find(order.id()))
        .orElseThrow(() -> new RequestException(HttpStatus.NOT_FOUND, "orderId: no delivery yet"));
  }

  @PostMapping("/delivery/{id}/start")
  Delivery start(@PathVariable long id) {
    return dispatching.start(id);
  }

  @PostMapping("/delivery/{id}/complete")
  Delivery complete(@PathVariable long id) {
    return dispatching.complete(id);
  }
}
