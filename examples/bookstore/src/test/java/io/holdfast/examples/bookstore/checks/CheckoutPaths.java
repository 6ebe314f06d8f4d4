package io.holdfast.examples.bookstore.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.billing.BillingMode;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionStatus;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The seven ways that a checkout can go. */
public abstract class CheckoutPaths extends InScene {
  @BeforeEach
  void work() {
    scene.work();
  }

  @Test
  void aPaidOrderIsDispatched() {
    Execution over = scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true);
    assertThat(over.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(over.output()).isEqualTo(DISPATCHED);
    assertThat(Scene.states(over))
        .containsExactly(
            "checkInventory",
            "calculateTotal",
            "isRedeemNeeded",
            "RedeemPoints",
            "BillCustomer",
            "PrepareOrder",
            "DispatchOrder",
            "Dispatched");
    assertThat(scene.level(Scene.RULE).committed()).isEqualTo(50);
    assertThat(scene.pointsOf(Scene.ANN)).isZero();
    Ledgers.of(scene).addUp();
  }

  @Test
  void tooFewBooksAreNotSold() {
    Execution over = scene.checkout("o-1", Scene.ANN, Scene.RULE, 501, false);
    assertThat(over.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(over.output()).isEqualTo("\"Sorry, the book is out of stock\"");
    assertThat(Scene.states(over)).containsExactly("checkInventory", "BookOutOfStockError");
    Ledgers.of(scene).addUp();
  }

  @Test
  void anUnknownBookIsNamed() {
    Execution over = scene.checkout("o-1", Scene.ANN, "BOOK-NONE", 1, false);
    assertThat(over.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(over.output()).isEqualTo("\"No such book available\"");
    assertThat(Scene.states(over)).containsExactly("checkInventory", "BookNotFoundError");
    Ledgers.of(scene).addUp();
  }

  @Test
  void aRedemptionThatIsRefusedEndsTheOrder() {
    Execution over = scene.checkout("o-1", "USER-NONE", Scene.RULE, 1, true);
    assertThat(over.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(over.output()).isEqualTo("\"Error in redeeming points\"");
    assertThat(Scene.states(over)).endsWith("RedeemPoints", "RedeemPointsError", "RestoreQuantity");
    Ledgers.of(scene).addUp();
  }

  @Test
  void billingThatFailsFourTimesTakesTheOrderBack() {
    scene.billingMode = BillingMode.AWAY;
    Execution over = scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true);
    assertThat(over.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(over.output()).isEqualTo("null");
    assertThat(Scene.states(over))
        .endsWith(
            "BillCustomer",
            "BillingError",
            "RefundCustomer",
            "RestoreRedeemPoints",
            "RestoreQuantity");
    assertThat(scene.pointsOf(Scene.ANN)).isEqualTo(300);
    Ledgers.of(scene).addUp();
  }

  @Test
  void withoutACourierTheOrderIsTakenBack() {
    scene.couriers = (order, search) -> Optional.empty();
    Execution over = scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true);
    assertThat(over.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(over.output()).isEqualTo("null");
    assertThat(Scene.states(over))
        .endsWith("PrepareOrder", "RefundCustomer", "RestoreRedeemPoints", "RestoreQuantity");
    assertThat(scene.pointsOf(Scene.ANN)).isEqualTo(300);
    Ledgers.of(scene).addUp();
  }

  @Test
  void anInputThatDoesNotSayWhetherToRedeemFails() {
    Execution over = scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, null);
    assertThat(over.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(over.output()).isNull();
    assertThat(over.error()).isEqualTo("States.Runtime");
    assertThat(Scene.states(over))
        .containsExactly("checkInventory", "calculateTotal", "isRedeemNeeded", "RestoreQuantity");
    Ledgers.of(scene).addUp();
  }
}
