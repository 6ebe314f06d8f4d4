package io.holdfast.benchmarks.dynamodb;

import static io.holdfast.benchmarks.dynamodb.CountedShop.BATCH;

import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import java.util.ArrayList;
import java.util.List;

/** The cost of reads, in a shop of a hundred articles and a thousand orders. */
final class CountedReads {
  private static final int ARTICLES = 100;
  private static final int ORDERS = 1_000;

  private final CountedShop it;

  CountedReads(CountedShop shop) {
    this.it = shop;
  }

  List<CostRow> rows() {
    for (int i = 0; i < ARTICLES; i++) {
      it.stock(sku(i), 1_000_000);
    }
    order();
    List<CostRow> rows = new ArrayList<>();
    rows.add(
        it.row(
            "availability of one article",
            () ->
                it.inventory
                    .availability(AvailabilityRequest.of(it.shop, Line.of(sku(0), 1)))
                    .orElseThrow()
                    .available()));
    rows.add(
        it.row(
            "list of 100 levels",
            1,
            () -> it.inventory.levels(it.shop, null, ARTICLES).items().size() == ARTICLES));
    rows.add(
        it.row(
            "verify of 100 levels and 1,000 orders, all",
            1,
            () -> it.inventory.verify(it.shop).isClean()));
    return rows;
  }

  private static String sku(int number) {
    return "sku-%03d".formatted(number);
  }

  private void order() {
    for (int placed = 0; placed < ORDERS; ) {
      List<ReservationId> ids = it.freshIds(Math.min(BATCH, ORDERS - placed));
      if (!it.commitTogether(ids, sku(placed % ARTICLES)).stream().allMatch(Outcome::isDone)) {
        throw new IllegalStateException("an order was refused although there is enough stock");
      }
      placed += ids.size();
    }
  }
}
