package io.holdfast.examples.localfood.order;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A payment service in memory. The card says what happens: {@value #DECLINED} is declined, {@value
 * #NO_ANSWER} pays and the answer is lost the first time.
 */
public final class PaymentDouble implements Payments {
  /** The card without money. */
  public static final String DECLINED = "declined";

  /** The card whose first answer is lost. */
  public static final String NO_ANSWER = "no-answer";

  /** What a payment has come to. */
  public enum State {
    /** The money was taken. */
    PAID,
    /** There was no money. */
    DECLINED,
    /** The money was given back, or will never be taken. */
    REFUNDED
  }

  private final Map<String, State> payments = new ConcurrentHashMap<>();
  private final Duration time;

  /**
   * Creates a service.
   *
   * @param time how long a payment takes
   */
  public PaymentDouble(Duration time) {
    this.time = time;
  }

  @Override
  public boolean charge(String paymentId, Purchase purchase) {
    if (!time.isZero()) {
      LockSupport.parkNanos(time.toNanos());
    }
    State first =
        payments.putIfAbsent(
            paymentId, DECLINED.equals(purchase.card()) ? State.DECLINED : State.PAID);
    if (first == null && NO_ANSWER.equals(purchase.card())) {
      throw new PaymentsUnavailableException("no answer");
    }
    return payments.get(paymentId) == State.PAID;
  }

  @Override
  public void refund(String paymentId) {
    payments.merge(
        paymentId, State.REFUNDED, (known, refunded) -> known == State.DECLINED ? known : refunded);
  }

  /** Returns what every payment has come to, by its id. */
  public Map<String, State> payments() {
    return Map.copyOf(payments);
  }
}
