package io.holdfast.benchmarks.memory;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a careful developer writes by hand: {@code putIfAbsent} of the id, then a compare-and-set
 * loop on the number that is left. It refuses when stock is short, sells once per id, and keeps
 * what each id has bought.
 *
 * <p>What it leaves out is the point of the comparison: holds, several lines at once, another
 * request under a known id, and the moment between the two steps, in which a repetition is told
 * "sold" before it is true.
 */
public final class HandWrittenStock {
  /**
   * What an id has bought.
   *
   * @param sku the article
   * @param quantity pieces
   */
  public record Sale(String sku, long quantity) {}

  private final ConcurrentMap<String, AtomicLong> left = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Sale> sales = new ConcurrentHashMap<>();

  /** Adds stock. */
  public void receive(String sku, long quantity) {
    left.computeIfAbsent(sku, none -> new AtomicLong()).addAndGet(quantity);
  }

  /** The sale under this id, now or earlier; null if it was refused. */
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

  /** Pieces left. */
  public long left(String sku) {
    AtomicLong stock = left.get(sku);
    return stock == null ? 0 : stock.get();
  }

  /** How many ids have bought. */
  public int sold() {
    return sales.size();
  }
}
