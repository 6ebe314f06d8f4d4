package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Orders that were placed before a round begins. */
final class KnownOrders {
  private KnownOrders() {}

  /** Places them all at once; there must be fewer than a lane lets wait. */
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
