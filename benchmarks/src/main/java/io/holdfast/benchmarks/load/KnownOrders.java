package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Places orders before a round begins. */
final class KnownOrders {
  private KnownOrders() {}

  /** Places all orders at once. There must be fewer than the queue of a lane holds. */
  static void place(Holdfast holdfast, List<Order> orders) {
    List<CompletableFuture<?>> placed =
        orders.stream()
            .<CompletableFuture<?>>map(
                order ->
                    holdfast
                        .placeAsync(order)
                        .toCompletableFuture()
                        .thenApply(outcome -> outcome.orElseThrow()))
            .toList();
    placed.forEach(CompletableFuture::join);
  }
}
