package io.holdfast.benchmarks.contender;

/** One way to sell stock. Orders may be placed by any number of threads. */
public interface Contender extends AutoCloseable {
  /** How tables and charts call it. */
  String name();

  /** Forgets everything, and brings so many pieces of each of so many SKUs. */
  void open(int skus, long pieces) throws Exception;

  /**
   * Places an order, once it is durable.
   *
   * @return whether it was sold; false if there is not enough stock
   */
  boolean place(Order order) throws Exception;

  /**
   * Holds the ledger against what the clients were told.
   *
   * @param orders how many orders were sold since {@link #open}
   * @param pieces how many pieces these are
   * @throws IllegalStateException if it says something else, or is not consistent with itself
   */
  void check(long orders, long pieces) throws Exception;

  /** Whether an order may be tried again so often that many clients wait for seconds. */
  default boolean triesForSeconds() {
    return false;
  }

  @Override
  default void close() {}

  /** The name of a SKU, by number from 0. */
  static String sku(int number) {
    return "sku-" + number;
  }
}
