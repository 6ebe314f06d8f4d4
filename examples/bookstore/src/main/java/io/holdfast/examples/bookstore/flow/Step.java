package io.holdfast.examples.bookstore.flow;

import java.util.Optional;

/**
 * A step of the checkout: something an engine runs, repeats, and does not run again once its result
 * is stored. Steps that undo stand at the end.
 */
public enum Step {
  /** Finds the book and holds the stock. */
  CHECK_INVENTORY("checkInventory"),
  /** Multiplies price and number of pieces. */
  CALCULATE_TOTAL("calculateTotal"),
  /** Pays part of the total with the points of the user. */
  REDEEM_POINTS("RedeemPoints"),
  /** Charges the customer. */
  BILL_CUSTOMER("BillCustomer"),
  /** Asks for a courier, and ends with the answer to a token. */
  PREPARE_ORDER("PrepareOrder"),
  /** Commits the stock and writes the order. It belongs to the state {@code PrepareOrder}. */
  COMMIT_STOCK("PrepareOrder"),
  /** Notifies the customer. */
  DISPATCH_ORDER("DispatchOrder"),

  /** Undoes {@link #BILL_CUSTOMER}. */
  REFUND_CUSTOMER("RefundCustomer"),
  /** Undoes {@link #REDEEM_POINTS}. */
  RESTORE_REDEEM_POINTS("RestoreRedeemPoints"),
  /** Undoes {@link #CHECK_INVENTORY} and {@link #COMMIT_STOCK}. */
  RESTORE_QUANTITY("RestoreQuantity");

  private final String state;

  Step(String state) {
    this.state = state;
  }

  /** Returns the name of the state to which the step belongs. */
  public String state() {
    return state;
  }

  /** Returns whether this step undoes another one. */
  public boolean isCompensation() {
    return compareTo(REFUND_CUSTOMER) >= 0;
  }

  /** Returns whether this step ends with the answer to a token, and not when it returns. */
  public boolean endsByToken() {
    return this == PREPARE_ORDER;
  }

  /** Returns the step that undoes this one, or empty if it takes nothing. */
  public Optional<Step> undoneBy() {
    return switch (this) {
      case CHECK_INVENTORY, COMMIT_STOCK -> Optional.of(RESTORE_QUANTITY);
      case REDEEM_POINTS -> Optional.of(RESTORE_REDEEM_POINTS);
      case BILL_CUSTOMER -> Optional.of(REFUND_CUSTOMER);
      default -> Optional.empty();
    };
  }

  /** Returns the tries of this step. */
  public Retry retry() {
    return isCompensation() ? Retry.COMPENSATION : Retry.FORWARD;
  }

  /**
   * Returns whether the execution stops at this step until an operator resumes it, when the step
   * was refused or its tries are used up. Otherwise the flow goes on with {@link
   * CheckoutFlow#failed}.
   */
  public boolean isParkedWhenGivenUp() {
    // After the stock is committed the order stands: what is missing is the message.
    return isCompensation() || this == DISPATCH_ORDER;
  }
}
