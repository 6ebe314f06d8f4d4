package io.holdfast.examples.bookstore.flow;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.Line;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The input of a checkout.
 *
 * @param userId the customer, 1 to 64 characters of {@code [A-Za-z0-9_-]}
 * @param bookId the book, 1 to 64 characters of {@code [A-Za-z0-9_-]}
 * @param quantity the number of pieces, 1 to {@link Line#MAX_QUANTITY}
 * @param redeem whether the customer pays with points first; null if the input does not say it
 */
public record CheckoutInput(String userId, String bookId, long quantity, @Nullable Boolean redeem) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

  /**
   * Checks the fields.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if one is missing or out of range
   */
  public CheckoutInput {
    Fields.name("userId", userId, 64, ID);
    Fields.name("bookId", bookId, 64, ID);
    Checks.between("quantity", 1, Line.MAX_QUANTITY, quantity);
  }
}
