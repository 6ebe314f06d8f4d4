package io.holdfast.benchmarks.dynamodb;

/**
 * On-demand prices of the standard table class in us-east-1, without storage, backups and traffic.
 */
final class Price {
  /** US dollars for a million read request units. */
  static final double READ_PER_MILLION = 0.125;

  /** US dollars for a million write request units. */
  static final double WRITE_PER_MILLION = 0.625;

  /** The source of the prices, and the date since which they are in force. */
  static final String SOURCE =
      "on-demand, standard table class, us-east-1: $0.625 for a million write request units, $0.125"
          + " for a million read request units; in force since 2024-11-01"
          + " (https://aws.amazon.com/dynamodb/pricing/on-demand/), last checked 2026-11-21 against"
          + " public texts that cite that page in August and September 2026";

  private Price() {}
}
