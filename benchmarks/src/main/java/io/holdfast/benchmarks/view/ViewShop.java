package io.holdfast.benchmarks.view;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.load.Numbers;
import io.holdfast.caffeine.StockView;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** A shop of 50 articles and a view of it. Each round has a new shop. */
final class ViewShop {
  private static final int ARTICLES = 50;

  private final Holdfast holdfast;
  private final StockView view;
  private final Numbers numbers = new Numbers(1);
  private volatile List<StockKey> keys = List.of();

  /** Creates a shop that is not open yet. */
  ViewShop(Holdfast holdfast, StockView view) {
    this.holdfast = holdfast;
    this.view = view;
  }

  /** Returns the library, in this shop. */
  Holdfast holdfast() {
    return holdfast;
  }

  /** Opens a new shop with its articles. */
  void open() throws SQLException {
    holdfast.open(ARTICLES, Contender.PLENTY);
    keys =
        IntStream.range(0, ARTICLES)
            .mapToObj(i -> StockKey.of(holdfast.shop(), new Sku(Contender.sku(i))))
            .toList();
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
    return holdfast.place(numbers.order());
  }
}
