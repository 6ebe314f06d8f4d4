package io.holdfast.examples.bookstore.flow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.holdfast.inventory.model.ReservationId;
import java.util.regex.Pattern;

/**
 * The name of an execution, chosen by the client. Two requests with one name are one execution. All
 * ids of the checkout are derived from it, so that a step that is repeated has no second effect.
 *
 * @param value 1 to 80 characters of {@code [A-Za-z0-9._-]}
 */
public record ExecutionName(@JsonValue String value) {
  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._-]+");

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ExecutionName {
    Fields.name("name", value, 80, CHARACTERS);
  }

  /** Returns the id under which the stock is held, committed and undone. */
  public ReservationId stockId() {
    return new ReservationId("checkout:" + value);
  }

  /** Returns the id under which points are redeemed and restored. */
  public String redemptionId() {
    return value;
  }

  /** Returns the idempotency key under which the customer is billed and refunded. */
  public String billingKey() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
