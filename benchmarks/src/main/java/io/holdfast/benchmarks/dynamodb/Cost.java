package io.holdfast.benchmarks.dynamodb;

/**
 * The cost of an operation on DynamoDB.
 *
 * @param reads the read request units
 * @param writes the write request units
 * @param requests the number of calls over the network
 * @param up the bytes of the bodies of the requests
 * @param down the bytes of the bodies of the answers
 */
public record Cost(double reads, double writes, double requests, double up, double down) {
  static final Cost NONE = new Cost(0, 0, 0, 0, 0);

  Cost plus(Cost other) {
    return new Cost(
        reads + other.reads,
        writes + other.writes,
        requests + other.requests,
        up + other.up,
        down + other.down);
  }

  /** Returns the cost of one of {@code count} operations. */
  Cost each(int count) {
    return new Cost(reads / count, writes / count, requests / count, up / count, down / count);
  }

  /** Returns the on-demand price of a million operations, in US dollars. See {@link Price}. */
  public double dollarsPerMillion() {
    return reads * Price.READ_PER_MILLION + writes * Price.WRITE_PER_MILLION;
  }
}
