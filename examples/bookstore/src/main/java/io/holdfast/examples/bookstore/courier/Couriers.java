package io.holdfast.examples.bookstore.courier;

import io.holdfast.examples.bookstore.flow.CheckoutState;
import java.util.Optional;

/** Finds couriers. Safe for use by any number of threads. */
@FunctionalInterface
public interface Couriers {
  /**
   * Looks for a courier.
   *
   * @param order the order
   * @param search what the search has to do
   * @return the e-mail address of the courier, or empty if there is none
   */
  Optional<String> find(CheckoutState order, Search search);

  /** A search in progress. */
  @FunctionalInterface
  interface Search {
    /**
     * Says that the search goes on, which also keeps the stock of the order held.
     *
     * @return false if nobody waits for its result any more
     */
    boolean goesOn();
  }
}
