package io.holdfast.examples.bookstore.steps;

import java.util.Optional;

/** The books and their prices. Safe for use by any number of threads. */
public interface Catalogue {
  /** Adds a book, unless there is one with this id. */
  void define(Listing listing);

  /** Returns a book, or empty if there is none with this id. */
  Optional<Listing> find(String bookId);

  /**
   * A book in the catalogue.
   *
   * @param bookId the id, which is also the SKU of the stock
   * @param title the title
   * @param price the price of one piece, in whole units of money, 0 to 1,000,000,000
   */
  record Listing(String bookId, String title, long price) {}
}
