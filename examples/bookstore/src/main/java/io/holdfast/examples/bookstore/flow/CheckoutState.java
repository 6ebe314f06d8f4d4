package io.holdfast.examples.bookstore.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The state of a checkout: its input, and the result of each step that has succeeded. It is the
 * {@code Input} of the queue message and the text of the notification. Immutable.
 *
 * @param userId the customer
 * @param bookId the book
 * @param quantity the number of pieces that are ordered
 * @param redeem whether the customer pays with points first; null if the input does not say it
 * @param book the result of {@code checkInventory}; null before it
 * @param total the result of {@code calculateTotal}, and later of {@code RedeemPoints}
 * @param billingStatus the result of {@code BillCustomer}; null before it
 * @param courierStatus the result of {@code PrepareOrder}; null before it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "userId",
  "bookId",
  "quantity",
  "redeem",
  "book",
  "total",
  "billingStatus",
  "courierStatus"
})
public record CheckoutState(
    String userId,
    String bookId,
    long quantity,
    @Nullable Boolean redeem,
    @Nullable Book book,
    @Nullable Total total,
    @Nullable String billingStatus,
    @Nullable CourierStatus courierStatus) {
  /** Returns the state at the start of an execution. */
  public static CheckoutState of(CheckoutInput input) {
    return new CheckoutState(
        input.userId(), input.bookId(), input.quantity(), input.redeem(), null, null, null, null);
  }

  /** Returns the input of the execution. */
  public CheckoutInput toInput() {
    return new CheckoutInput(userId, bookId, quantity, redeem);
  }

  /** Returns the same state with the result of {@code checkInventory}. */
  public CheckoutState withBook(Book found) {
    return new CheckoutState(
        userId, bookId, quantity, redeem, found, total, billingStatus, courierStatus);
  }

  /** Returns the same state with the result of {@code calculateTotal} or {@code RedeemPoints}. */
  public CheckoutState withTotal(Total amount) {
    return new CheckoutState(
        userId, bookId, quantity, redeem, book, amount, billingStatus, courierStatus);
  }

  /** Returns the same state with the result of {@code BillCustomer}. */
  public CheckoutState withBillingStatus(String status) {
    return new CheckoutState(userId, bookId, quantity, redeem, book, total, status, courierStatus);
  }

  /** Returns the same state with the result of {@code PrepareOrder}. */
  public CheckoutState withCourierStatus(CourierStatus status) {
    return new CheckoutState(userId, bookId, quantity, redeem, book, total, billingStatus, status);
  }

  /**
   * Returns the book.
   *
   * @throws IllegalStateException before {@code checkInventory}
   */
  public Book requireBook() {
    if (book == null) {
      throw new IllegalStateException("checkInventory has not run");
    }
    return book;
  }

  /**
   * Returns the amount to be billed.
   *
   * @throws IllegalStateException before {@code calculateTotal}
   */
  public Total requireTotal() {
    if (total == null) {
      throw new IllegalStateException("calculateTotal has not run");
    }
    return total;
  }
}
