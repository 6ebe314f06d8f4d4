package io.holdfast.benchmarks.contender;

import java.util.List;

/**
 * An order of a client.
 *
 * @param id the id of the order
 * @param skus the SKUs, one piece of each
 */
public record Order(String id, List<String> skus) {
  private static final long FIRST = 1_000_000_000_000L;
  private static final List<String> FIRST_SKU = List.of(Contender.sku(0));

  /** Returns the order with this number, for the first SKU. */
  public static Order number(long number) {
    return number(number, FIRST_SKU);
  }

  /** Returns the order with this number. Ids sort by number. */
  public static Order number(long number, List<String> skus) {
    return new Order(id(number), skus);
  }

  /** Returns the id of the order with this number, below 10<sup>12</sup>: always 13 digits. */
  public static String id(long number) {
    return Long.toString(FIRST + number);
  }

  /** Returns the only SKU of an order with one line. */
  String sku() {
    if (skus.size() != 1) {
      throw new IllegalArgumentException("skus: must be one, are " + skus.size());
    }
    return skus.get(0);
  }
}
