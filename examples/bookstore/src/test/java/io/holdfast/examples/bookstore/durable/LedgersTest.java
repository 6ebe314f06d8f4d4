package io.holdfast.examples.bookstore.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.billing.Billing;
import io.holdfast.examples.bookstore.checks.Ledgers;
import io.holdfast.examples.bookstore.checks.Scene;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The checker of the ledgers finds what is broken on purpose. */
@Timeout(120)
class LedgersTest {
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Scene.open(SchedulerUnderTest::new, Scene.TIMING, LedgersTest::withoutKey);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** A billing service that is called without an idempotency key, as in the reference system. */
  private static Billing withoutKey(Billing billing) {
    return new Billing() {
      private final AtomicInteger calls = new AtomicInteger();

      @Override
      public void charge(String key, String userId, long amount) {
        billing.charge(calls.getAndIncrement() == 0 ? key : key + "-again", userId, amount);
      }

      @Override
      public void refund(String key, String userId) {
        billing.refund(key, userId);
      }
    };
  }

  @Test
  void aCustomerWhoIsChargedAgainIsFound() {
    AtomicInteger tries = new AtomicInteger();
    scene.work(
        (step, after, name) -> {
          if (step == Step.BILL_CUSTOMER && after && tries.incrementAndGet() == 1) {
            throw StepException.retryable("Lost", "The answer was lost", null);
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 2, false).output())
        .isEqualTo("\"Your order will be dispatched in 24 hours\"");
    assertThat(problems()).anyMatch(problem -> problem.contains("has cost 40"));
  }

  @Test
  void aSecondPaymentUnderOneKeyIsFound() {
    sell();
    change("INSERT INTO bookstore_payment VALUES ('p-2', 'o-1', 40)");
    assertThat(problems()).contains("o-1 was charged twice");
  }

  @Test
  void anOrderWithoutStockIsFound() {
    sell();
    scene.inventory.undo(new io.holdfast.inventory.model.ReservationId("checkout:o-1"));
    assertThat(problems()).anyMatch(problem -> problem.contains("its stock is CANCELLED"));
  }

  @Test
  void stockWithoutAnOrderIsFound() {
    sell();
    change("DELETE FROM bookstore_order");
    assertThat(problems())
        .contains("o-1 has no order, and has cost 40", "BOOK-RULE has not committed 0");
  }

  @Test
  void pointsThatAreSpentTwiceAreFound() {
    sell();
    change("UPDATE bookstore_user SET points = points - 1 WHERE user_id = 'USER-ANN'");
    assertThat(problems()).contains("USER-ANN has 299 points and not 300");
  }

  @Test
  void pointsOfAnOrderThatDoesNotStandAreFound() {
    sell();
    change("INSERT INTO bookstore_redemption VALUES ('o-2', 'USER-ANN', 10, 'REDEEMED')");
    assertThat(problems()).contains("o-2 has no order, and has taken points");
  }

  private void sell() {
    scene.work();
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 2, false).output())
        .isEqualTo("\"Your order will be dispatched in 24 hours\"");
    Ledgers.of(scene).addUp();
  }

  private List<String> problems() {
    return Ledgers.of(scene).problems(Map.of());
  }

  private void change(String statement) {
    assertThat(scene.database.<Integer>inTransaction(sql -> sql.update(statement))).isEqualTo(1);
  }
}
