package io.holdfast.benchmarks.dynamodb;

/**
 * What something costs at DynamoDB.
 *
 * @param reads read request units
 * @param writes write request units
 * @param requests calls over the network
 * @param up bytes of the bodies of the requests
 * @param down bytes of the bodies of the answers
 */
record Cost(double reads, double writes, double requests, double up, double down) {
  static final Cost NONE = new Cost(0, 0, 0, 0, 0);

  Cost plus(Cost other) {
    return new Cost(
        reads + other.reads,
        writes + other.writes,
        requests + other.requests,
        up + other.up,
        down + other.down);
  }

  /** The cost of one of so many. */
  Cost each(int count) {
    return new Cost(reads / count, writes / count, requests / count, up / count, down / count);
  }

  /** What a million of it cost at on-demand price, in US dollars; see {@link Price}. */
  double dollarsPerMillion() {
    return reads * Price.READ_PER_MILLION + writes * Price.WRITE_PER_MILLION;
  }
}
