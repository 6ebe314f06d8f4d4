package io.holdfast.benchmarks.view;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.caffeine.StockView;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A shop of 50 articles and a view of it.
 *
 * @param holdfast the library
 * @param view the view of its levels
 * @param numbers the number of the last order
 * @param keys the stock keys of the articles
 */
record ViewShop(Holdfast holdfast, StockView view, AtomicLong numbers, List<StockKey> keys) {
  private static final int ARTICLES = 50;
  private static final long PLENTY = 1_000_000_000;
  private static final List<String> SOLD = List.of(Contender.sku(0));

  ViewShop(Holdfast holdfast, StockView view, AtomicLong numbers) {
    this(
        holdfast,
        view,
        numbers,
        IntStream.range(0, ARTICLES)
            .mapToObj(i -> StockKey.of(holdfast.shop(), new Sku(Contender.sku(i))))
            .toList());
  }

  /** Empties the shop, and stocks its articles. */
  void open() throws Exception {
    holdfast.open(ARTICLES, PLENTY);
  }

  /** Reads all articles by key. */
  void byKeys() {
    same(view.levels(keys).size());
  }

  /** Reads all articles of the shop. */
  void all() {
    same(view.levels(holdfast.shop()).size());
  }

  private static void same(int size) {
    if (size != ARTICLES) {
      throw new IllegalStateException("the view has " + size + " levels, not " + ARTICLES);
    }
  }

  /** Sells one piece of the first article. */
  boolean sell() {
    return holdfast.place(Order.number(numbers.incrementAndGet(), SOLD));
  }
}
