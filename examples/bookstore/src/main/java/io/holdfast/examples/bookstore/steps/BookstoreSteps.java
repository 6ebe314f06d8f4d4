package io.holdfast.examples.bookstore.steps;

import io.holdfast.examples.bookstore.billing.Billing;
import io.holdfast.examples.bookstore.courier.CourierQueue;
import io.holdfast.examples.bookstore.courier.SnsNotifier;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.examples.bookstore.flow.Total;
import io.holdfast.examples.bookstore.points.Points;
import io.holdfast.inventory.error.InventoryException;

/** The steps of the bookstore. Safe for use by any number of threads. */
public final class BookstoreSteps implements CheckoutSteps {
  private final StockSteps stock;
  private final Points points;
  private final Billing billing;
  private final CourierQueue couriers;
  private final SnsNotifier notifier;

  /** Creates the steps. */
  public BookstoreSteps(
      StockSteps stock,
      Points points,
      Billing billing,
      CourierQueue couriers,
      SnsNotifier notifier) {
    this.stock = stock;
    this.points = points;
    this.billing = billing;
    this.couriers = couriers;
    this.notifier = notifier;
  }

  @Override
  public CheckoutState run(Step step, ExecutionName name, CheckoutState state) {
    try {
      return switch (step) {
        case CHECK_INVENTORY -> stock.checkInventory(name, state);
        case CALCULATE_TOTAL -> calculateTotal(state);
        case REDEEM_POINTS -> redeem(name, state);
        case BILL_CUSTOMER -> bill(name, state);
        case COMMIT_STOCK -> stock.commit(name, state);
        case DISPATCH_ORDER -> dispatch(name, state);
        case REFUND_CUSTOMER -> refund(name, state);
        case RESTORE_REDEEM_POINTS -> restorePoints(name, state);
        case RESTORE_QUANTITY -> stock.restore(name, state);
        case PREPARE_ORDER -> throw new IllegalArgumentException("ends by a token: " + step);
      };
    } catch (InventoryException e) {
      throw retryable(e);
    }
  }

  @Override
  public void askForCourier(ExecutionName name, CheckoutState state, String token) {
    try {
      stock.keep(name);
    } catch (InventoryException e) {
      throw retryable(e);
    }
    couriers.ask(name, state, token);
  }

  private static StepException retryable(InventoryException e) {
    return StepException.retryable(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), e);
  }

  private static CheckoutState calculateTotal(CheckoutState state) {
    long total = Math.multiplyExact(state.requireBook().price(), state.quantity());
    return state.withTotal(new Total(total, null));
  }

  private CheckoutState redeem(ExecutionName name, CheckoutState state) {
    // From the price, and not from the total: a repetition may find the total redeemed already.
    long total = calculateTotal(state).requireTotal().total();
    long taken = points.redeem(name.redemptionId(), state.userId(), total);
    return state.withTotal(new Total(total - taken, taken));
  }

  private CheckoutState restorePoints(ExecutionName name, CheckoutState state) {
    points.restore(name.redemptionId(), state.userId());
    return state;
  }

  private CheckoutState bill(ExecutionName name, CheckoutState state) {
    billing.charge(name.billingKey(), state.userId(), state.requireTotal().total());
    return state.withBillingStatus("Successfully billed");
  }

  private CheckoutState refund(ExecutionName name, CheckoutState state) {
    billing.refund(name.billingKey(), state.userId());
    return state;
  }

  private CheckoutState dispatch(ExecutionName name, CheckoutState state) {
    notifier.dispatched(name, state);
    return state;
  }
}
