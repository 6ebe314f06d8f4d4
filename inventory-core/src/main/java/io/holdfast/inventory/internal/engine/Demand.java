package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.model.StockKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The unmet demand of buyers while a restock request is open, until it is written. A refusal causes
 * no write: any number of refusals is written once a second. Safe for use by any number of threads.
 */
final class Demand {
  private static final int MAX_KEYS = 10_000;
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private record Tally(long pieces, long since) {}

  private final Map<StockKey, Tally> tallies = new ConcurrentHashMap<>();

  /**
   * Adds demand, and removes and returns the demand that is due to be written.
   *
   * @param more the pieces to add, by key
   * @param now the current time by {@link System#nanoTime}
   * @return the pieces to write now, by key
   */
  Map<StockKey, Long> add(Map<StockKey, Long> more, long now) {
    Map<StockKey, Long> ripe = new TreeMap<>();
    more.forEach(
        (key, pieces) -> {
          if (tallies.size() < MAX_KEYS || tallies.containsKey(key)) {
            tallies.compute(key, (same, before) -> counted(same, before, pieces, now, ripe));
          }
        });
    return ripe;
  }

  private static Tally counted(
      StockKey key, Tally before, long more, long now, Map<StockKey, Long> ripe) {
    if (before == null) {
      return new Tally(more, now);
    }
    long pieces = more > Long.MAX_VALUE - before.pieces ? Long.MAX_VALUE : before.pieces + more;
    if (now - before.since < INTERVAL_NANOS || pieces == 0) {
      return new Tally(pieces, before.since);
    }
    ripe.put(key, pieces);
    return new Tally(0, now);
  }

  /** Returns whether no demand is waiting to be written. */
  boolean isEmpty() {
    return tallies.values().stream().allMatch(tally -> tally.pieces == 0);
  }

  /** Removes and returns all demand. */
  Map<StockKey, Long> drain() {
    Map<StockKey, Long> all = new TreeMap<>();
    for (StockKey key : Set.copyOf(tallies.keySet())) {
      Tally tally = tallies.remove(key);
      if (tally != null && tally.pieces > 0) {
        all.put(key, tally.pieces);
      }
    }
    return all;
  }
}
