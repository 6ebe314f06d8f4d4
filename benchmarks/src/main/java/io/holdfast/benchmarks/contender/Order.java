package io.holdfast.benchmarks.contender;

import java.util.List;

/**
 * What a client orders.
 *
 * @param id of the order
 * @param skus one piece of each
 */
public record Order(String id, List<String> skus) {
  private static final long FIRST = 1_000_000_000_000L;

  /** The order of this number; ids sort by number. */
  public static Order number(long number, List<String> skus) {
    return new Order(id(number), skus);
  }

  /** The id of the order of this number, below 10<sup>12</sup>: always 13 digits. */
  public static String id(long number) {
    return Long.toString(FIRST + number);
  }

  /** The one SKU of an order of one line. */
  String sku() {
    if (skus.size() != 1) {
      throw new IllegalArgumentException("skus: must be one, are " + skus.size());
    }
    return skus.get(0);
  }
}
