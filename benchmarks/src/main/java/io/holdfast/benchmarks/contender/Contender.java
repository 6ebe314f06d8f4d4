package io.holdfast.benchmarks.contender;

/** One way to sell stock. Orders may be placed by any number of threads. */
public interface Contender extends AutoCloseable {
  /** More pieces than are sold in a round. */
  long PLENTY = 100_000_000L;

  /** Returns the name for tables and charts. */
  String name();

  /**
   * Begins a round, on new tables or in a new shop, with {@code pieces} pieces of each of {@code
   * skus} SKUs.
   */
  void open(int skus, long pieces) throws Exception;

  /**
   * Places an order, and returns once it is durable.
   *
   * @return true if it was sold, false if there is not enough stock
   */
  boolean place(Order order) throws Exception;

  /**
   * Compares the ledger with the answers that the clients got.
   *
   * @param orders the number of orders sold since {@link #open}
   * @param pieces the number of pieces sold since {@link #open}
   * @throws IllegalStateException if the ledger differs, or is inconsistent
   */
  void check(long orders, long pieces) throws Exception;

  /** Returns whether many clients may retry an order for seconds. */
  default boolean triesForSeconds() {
    return false;
  }

  @Override
  default void close() {}

  /** Returns the name of a SKU, by number from 0. */
  static String sku(int number) {
    return "sku-" + number;
  }
}
