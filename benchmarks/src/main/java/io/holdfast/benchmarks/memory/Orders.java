package io.holdfast.benchmarks.memory;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The orders of one thread, created before the measurement. Ids are fresh in every iteration, have
 * the length of a UUID and no order, so that they are spread over a hash table.
 */
@State(Scope.Thread)
public class Orders {
  static final ShopId SHOP = new ShopId("bench");

  private static final AtomicLong IDS = new AtomicLong();

  /** The number of SKUs over which the orders are spread in turn. */
  @Param({"1", "1000"})
  int skus;

  /** The number of orders of each thread. Pass the same number to JMH with {@code -opi}. */
  @Param("200000")
  int orders;

  String[] ids = {};
  String[] skuOf = {};
  CommitRequest[] requests = {};

  /** Creates the orders of the next iteration. */
  @Setup(Level.Iteration)
  public void next() {
    long first = IDS.getAndAdd(orders);
    ids = new String[orders];
    Arrays.setAll(ids, i -> new UUID(mixed(first + i), mixed(~(first + i))).toString());
    skuOf = new String[orders];
    Arrays.setAll(skuOf, i -> sku(i % skus));
    requests = new CommitRequest[orders];
    Arrays.setAll(requests, i -> request(ids[i], skuOf[i]));
  }

  static CommitRequest request(String id, String sku) {
    return CommitRequest.of(SHOP, new ReservationId(id), Line.of(sku, 1));
  }

  static String sku(int number) {
    return "sku-" + number;
  }

  /** Maps numbers one to one, so that ids are unique; the finalizer of SplitMix64. */
  private static long mixed(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
