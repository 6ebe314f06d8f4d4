package io.holdfast.benchmarks.memory;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The code of a careful developer: {@code putIfAbsent} of the id, then a compare-and-set loop on
 * the remaining number. It refuses when stock is short, sells once per id, and keeps what each id
 * has bought.
 *
 * <p>It omits holds, several lines at once, and other requests under a known id. Between its two
 * steps, a repetition gets the answer "sold" before it is true. These differences are the point of
 * the comparison.
 */
public final class HandWrittenStock {
  /**
   * The sale of an id.
   *
   * @param sku the article
   * @param quantity the number of pieces
   */
  public record Sale(String sku, long quantity) {}

  private final ConcurrentMap<String, AtomicLong> left = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Sale> sales = new ConcurrentHashMap<>();

  /** Adds stock. */
  public void receive(String sku, long quantity) {
    left.computeIfAbsent(sku, none -> new AtomicLong()).addAndGet(quantity);
  }

  /** Sells under this id, and returns the sale, now or earlier; null if it was refused. */
  public @Nullable Sale commit(String id, String sku, long quantity) {
    AtomicLong stock = left.get(sku);
    if (stock == null) {
      return null;
    }
    Sale sale = new Sale(sku, quantity);
    Sale earlier = sales.putIfAbsent(id, sale);
    if (earlier != null) {
      return earlier;
    }
    long now = stock.get();
    while (now >= quantity) {
      if (stock.compareAndSet(now, now - quantity)) {
        return sale;
      }
      now = stock.get();
    }
    sales.remove(id, sale);
    return null;
  }

  /** Returns the remaining pieces. */
  public long left(String sku) {
    AtomicLong stock = left.get(sku);
    return stock == null ? 0 : stock.get();
  }

  /** Returns the number of ids with a sale. */
  public int sold() {
    return sales.size();
  }
}
