package io.holdfast.examples.bookstore.flow;

/**
 * A book, as {@code checkInventory} finds it.
 *
 * @param bookId the id of the book
 * @param title the title
 * @param quantity the pieces that were available before this checkout held its own
 * @param price the price of one piece, in whole units of money, 0 or more
 */
public record Book(String bookId, String title, long quantity, long price) {}
