package io.holdfast.benchmarks.dynamodb;

import static io.holdfast.benchmarks.dynamodb.CountedShop.BATCH;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cost of commands in a shop that sells steadily, so that the store has its levels in the
 * cache.
 */
final class CountedOrders {
  private static final String CUP = "cup";
  private static final String SOLD_OUT = "sold-out";
  private static final int LINES = 10;
  private static final Duration TTL = Duration.ofMinutes(10);

  private final CountedShop it;
  private final int times;
  private final List<CostRow> rows = new ArrayList<>();

  CountedOrders(CountedShop shop) {
    this.it = shop;
    this.times = shop.extent.times();
  }

  List<CostRow> rows() {
    it.stock(CUP, 1_000_000);
    it.stock(SOLD_OUT, 0);
    it.commit(it.freshId(), CUP).orElseThrow();
    sold();
    held();
    rest();
    expired();
    return rows;
  }

  private void sold() {
    List<ReservationId> ids = it.freshIds(times);
    rows.add(each(Costs.ALONE, ids, id -> it.commit(id, CUP)));
    List<ReservationId> together = it.freshIds(BATCH);
    rows.add(
        it.row(
            Costs.BATCHED,
            BATCH,
            () -> it.commitTogether(together, CUP).stream().allMatch(Outcome::isDone)));
    rows.add(tenLines());
    rows.add(each("the same order again", ids, id -> it.commit(id, CUP)));
    rows.add(
        it.row(
            "the same order again, one of 99 that come together",
            BATCH,
            () -> it.commitTogether(together, CUP).stream().allMatch(Outcome::isReplayed)));
    rows.add(
        it.row(
            "order that is refused, sold out", () -> !it.commit(it.freshId(), SOLD_OUT).isDone()));
    rows.add(
        it.row(
            "order that is refused, one of 99 that come together",
            BATCH,
            () ->
                it.commitTogether(it.freshIds(BATCH), SOLD_OUT).stream()
                    .noneMatch(Outcome::isDone)));
    rows.add(each("dispatch of an order", ids, id -> it.inventory.dispatch(it.shop, id)));
  }

  private CostRow tenLines() {
    Line[] lines =
        IntStream.range(0, LINES).mapToObj(i -> Line.of("sku-" + i, 1)).toArray(Line[]::new);
    for (Line line : lines) {
      it.stock(line.sku().value(), 1_000_000);
    }
    it.inventory.commit(CommitRequest.of(it.shop, it.freshId(), lines)).orElseThrow();
    return it.row(
        "order of ten lines, alone",
        () -> it.inventory.commit(CommitRequest.of(it.shop, it.freshId(), lines)).isDone());
  }

  private interface Step {
    Outcome<?> of(ReservationId id);
  }

  private CostRow each(String name, List<ReservationId> ids, Step step) {
    Iterator<ReservationId> next = ids.iterator();
    return it.row(name, () -> step.of(next.next()).isDone());
  }

  private Outcome<?> hold(ReservationId id, String sku) {
    return it.inventory.hold(HoldRequest.of(it.shop, id, TTL, Line.of(sku, 1)));
  }

  private void held() {
    List<ReservationId> sold = it.freshIds(times);
    List<ReservationId> released = it.freshIds(times);
    released.forEach(id -> hold(id, CUP).orElseThrow());
    rows.add(each("hold of one line", sold, id -> hold(id, CUP)));
    rows.add(
        each(
            "order out of a hold",
            sold,
            id -> it.inventory.commit(CommitRequest.ofHold(it.shop, id))));
    rows.add(each("release of a hold", released, id -> it.inventory.release(it.shop, id)));
  }

  private void rest() {
    List<ReservationId> names = it.freshIds(times);
    rows.add(
        each(
            "goods received",
            names,
            id ->
                it.inventory.receive(
                    ReceiveRequest.of(
                        it.shop, new OperationId("receipt-" + id.value()), Line.of(CUP, 10)))));
  }

  /** One article for each order, so that each order finds its piece in an expired hold. */
  private void expired() {
    List<String> skus = IntStream.range(0, times).mapToObj(i -> "last-" + i).toList();
    for (String sku : skus) {
      it.stock(sku, 1);
      hold(it.freshId(), sku).orElseThrow();
    }
    int expired = it.extent.swept();
    List<ReservationId> swept = it.freshIds(expired);
    swept.forEach(id -> hold(id, CUP).orElseThrow());
    it.advance(TTL);
    Iterator<String> next = skus.iterator();
    rows.add(
        it.row(
            "order that takes the piece of a hold that has expired",
            () -> it.commit(it.freshId(), next.next()).isDone()));
    rows.add(
        it.row(
            "sweep of " + expired + " expired holds, each",
            expired,
            () -> it.inventory.sweep(it.shop, 1_000).expired() == expired));
  }
}
