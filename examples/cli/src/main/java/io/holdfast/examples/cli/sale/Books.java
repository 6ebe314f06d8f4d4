package io.holdfast.examples.cli.sale;

import io.holdfast.examples.cli.sale.Notes.End;
import io.holdfast.examples.cli.sale.Notes.Span;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to all buyers, and the numbers that follow from them alone. No number here comes from
 * a counter of the library. Several threads may write notes; call the sums after they are done.
 */
final class Books {
  private final SalePlan plan;
  private final Map<ReservationId, Notes> notes = new HashMap<>();

  Books(SalePlan plan) {
    this.plan = plan;
    plan.buyers().forEach(buyer -> notes.put(buyer.id(), new Notes()));
  }

  Notes of(Buyer buyer) {
    Notes found = notes.get(buyer.id());
    if (found == null) {
      throw new IllegalArgumentException("not a buyer of this sale: " + buyer.id());
    }
    return found;
  }

  List<Buyer> whose(End end) {
    return plan.buyers().stream().filter(buyer -> of(buyer).end() == end).toList();
  }

  int count(End end) {
    return whose(end).size();
  }

  long replays() {
    return notes.values().stream().mapToLong(Notes::replays).sum();
  }

  long newCommits() {
    return notes.values().stream().mapToLong(Notes::newCommits).sum();
  }

  /** Returns how often a sold order was answered as newly sold again. */
  long doubled() {
    return notes.values().stream().mapToLong(each -> Math.max(0, each.newCommits() - 1)).sum();
  }

  /** Returns the pieces sold of each SKU. */
  Map<StockKey, Long> sold() {
    Map<StockKey, Long> sold = new HashMap<>();
    plan.units().keySet().forEach(key -> sold.put(key, 0L));
    for (Buyer buyer : whose(End.SOLD)) {
      for (StockKey key : keys(buyer)) {
        sold.merge(key, 1L, Long::sum);
      }
    }
    return sold;
  }

  /** Returns the pieces that buyers provably had at one moment beyond the stock, over all SKUs. */
  long oversold() {
    Map<StockKey, List<List<Span>>> owned = new HashMap<>();
    for (Buyer buyer : plan.buyers()) {
      for (StockKey key : keys(buyer)) {
        owned.computeIfAbsent(key, any -> new ArrayList<>()).add(of(buyer).owned());
      }
    }
    return plan.units().entrySet().stream()
        .mapToLong(
            each ->
                Math.max(
                    0, Peak.of(owned.getOrDefault(each.getKey(), List.of())) - each.getValue()))
        .sum();
  }

  /** Returns the unsold pieces that refused buyers would still take, order by order. */
  long undersold() {
    Map<StockKey, Long> free = new HashMap<>(plan.units());
    sold().forEach((key, pieces) -> free.merge(key, -pieces, Long::sum));
    long wanted = 0;
    for (Buyer buyer : whose(End.REFUSED)) {
      List<StockKey> keys = keys(buyer);
      if (keys.stream().allMatch(key -> free.getOrDefault(key, 0L) > 0)) {
        keys.forEach(key -> free.merge(key, -1L, Long::sum));
        wanted += keys.size();
      }
    }
    return wanted;
  }

  private List<StockKey> keys(Buyer buyer) {
    StockKey any = plan.units().keySet().iterator().next();
    return buyer.lines().stream().map((Line line) -> line.key(any.shop())).toList();
  }
}
