package io.holdfast.benchmarks.spring;

import io.holdfast.inventory.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP, at a path for each {@link Way}. */
@RestController
class OrderController {
  private final Checkout checkout;

  OrderController(Checkout checkout) {
    this.checkout = checkout;
  }

  /** The answer. */
  record Placed(String id, String state) {}

  @PostMapping("/alongside/orders")
  ResponseEntity<Placed> alongside(@RequestBody Purchase order) {
    return answer(order, checkout.alongside(order));
  }

  @PostMapping("/joined/orders")
  ResponseEntity<Placed> joined(@RequestBody Purchase order) {
    try {
      checkout.joined(order);
      return answer(order, true);
    } catch (RefusedException e) {
      return answer(order, false);
    }
  }

  @PostMapping("/by-hand/orders")
  ResponseEntity<Placed> byHand(@RequestBody Purchase order) {
    try {
      checkout.byHand(order);
      return answer(order, true);
    } catch (SoldOutException e) {
      return answer(order, false);
    }
  }

  private static ResponseEntity<Placed> answer(Purchase order, boolean sold) {
    return ResponseEntity.status(sold ? HttpStatus.OK : HttpStatus.CONFLICT)
        .body(new Placed(order.id(), sold ? "SOLD" : "REFUSED"));
  }
}
