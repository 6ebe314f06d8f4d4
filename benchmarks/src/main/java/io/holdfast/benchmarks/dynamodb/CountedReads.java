package io.holdfast.benchmarks.dynamodb;

import static io.holdfast.benchmarks.dynamodb.CountedShop.BATCH;

import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cost of reads, in a shop with articles and orders. */
final class CountedReads {
  private final CountedShop it;
  private final int articles;
  private final int orders;

  CountedReads(CountedShop shop) {
    this.it = shop;
    this.articles = shop.extent.articles();
    this.orders = shop.extent.orders();
  }

  List<CostRow> rows() {
    for (int i = 0; i < articles; i++) {
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
            "list of " + articles + " levels",
            1,
            () -> it.inventory.levels(it.shop, null, articles).items().size() == articles));
    rows.add(
        it.row(
            String.format(Locale.ROOT, "verify of %d levels and %,d orders, all", articles, orders),
            1,
            () -> it.inventory.verify(it.shop).isClean()));
    return rows;
  }

  private static String sku(int number) {
    return "sku-%03d".formatted(number);
  }

  private void order() {
    for (int placed = 0; placed < orders; ) {
      List<ReservationId> ids = it.freshIds(Math.min(BATCH, orders - placed));
      if (!it.commitTogether(ids, sku(placed % articles)).stream().allMatch(Outcome::isDone)) {
        throw new IllegalStateException("an order was refused although there is enough stock");
      }
      placed += ids.size();
    }
  }
}
