package io.holdfast.benchmarks.dynamodb;

/** Computes request units by the published rules. */
final class Units {
  private static final int WRITE_BYTES = 1_024;
  private static final int READ_BYTES = 4_096;
  private static final int IN_TRANSACTION = 2;

  private Units() {}

  /**
   * Returns the write units of an item in a transaction.
   *
   * @param bytes the size of the item before or after, whichever is larger; 0 if there is none
   */
  static int transactionalWrite(int bytes) {
    return IN_TRANSACTION * begun(bytes, WRITE_BYTES);
  }

  /**
   * Returns the read units of an item in a transaction.
   *
   * @param bytes the size of the item; 0 if there is none
   */
  static int transactionalRead(int bytes) {
    return IN_TRANSACTION * begun(bytes, READ_BYTES);
  }

  private static int begun(int bytes, int each) {
    return Math.max(1, (bytes + each - 1) / each);
  }
}
