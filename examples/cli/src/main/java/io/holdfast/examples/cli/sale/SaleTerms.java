package io.holdfast.examples.cli.sale;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * What a sale is: everything that decides who wants what, and nothing about how fast it is run.
 *
 * @param units pieces for sale, spread evenly over the SKUs
 * @param buyers who each want one order
 * @param skus articles for sale
 * @param lines articles in one order, one piece each
 * @param duplicates share of orders that are sent more than once
 * @param holds share of buyers who hold first
 * @param abandon share of those holds that are left to expire
 * @param cancels share of buyers who cancel what they bought
 * @param ttl of a hold
 * @param seed of all chance
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
   * What tells these terms from others: part of every id of the sale, so that two sales never mix.
   */
  String fingerprint() {
    UUID hash = UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
    return hash.toString().substring(0, 8);
  }
}
