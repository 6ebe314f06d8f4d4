package io.holdfast.examples.cli.sale;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * The terms of a sale: everything that determines the orders of its buyers. The speed of the run is
 * not part of it.
 *
 * @param units the pieces for sale, spread evenly over the SKUs
 * @param buyers the number of buyers, each with one order
 * @param skus the number of articles for sale
 * @param lines the number of articles in one order, one piece each
 * @param duplicates the share of orders that are sent more than once, 0 to 1
 * @param holds the share of buyers that hold first, 0 to 1
 * @param abandon the share of those holds that are left to expire, 0 to 1
 * @param cancels the share of buyers that cancel their sale, 0 to 1
 * @param ttl the life of a hold
 * @param seed the seed of all random numbers
 */
record SaleTerms(
    long units,
    int buyers,
    int skus,
    int lines,
    double duplicates,
    double holds,
    double abandon,
    double cancels,
    Duration ttl,
    long seed) {

  /**
   * Returns a text that distinguishes these terms from others. It is part of every id of the sale,
   * so that two sales never mix.
   */
  String fingerprint() {
    UUID hash = UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
    return hash.toString().substring(0, 8);
  }
}
