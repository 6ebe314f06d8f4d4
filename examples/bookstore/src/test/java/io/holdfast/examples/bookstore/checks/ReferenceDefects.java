package io.holdfast.examples.bookstore.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.examples.bookstore.Logged;
import io.holdfast.examples.bookstore.billing.BillingMode;
import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.InputJson;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.inventory.error.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

/** Each defect of the reference system, as a test of what this host does instead. */
@Timeout(120)
public abstract class ReferenceDefects extends InScene {
  @Test
  void theLastUnitIsSold() {
    scene.work();
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 500, false).output())
        .isEqualTo(DISPATCHED);
    assertThat(scene.level(Scene.RULE).available()).isZero();
    Ledgers.of(scene).addUp();
  }

  @Test
  void anUnknownBookIsRecognised() {
    scene.work();
    assertThat(scene.checkout("o-1", Scene.ANN, "BOOK-NONE", 1, false).output())
        .isEqualTo("\"No such book available\"");
  }

  @Test
  void theStockDoesNotFallBelowZero() {
    scene.work();
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.TEN, 50, false).output())
        .isEqualTo("\"Sorry, the book is out of stock\"");
    assertThat(scene.level(Scene.TEN).available()).isEqualTo(10);
    Ledgers.of(scene).addUp();
  }

  @Test
  void aSecondDeliveryOfTheQueueMessageTakesNothingAndLeavesTheQueue() {
    scene.workWithoutCouriers();
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 5, false);
    Message order = scene.order();
    assertThat(scene.engine().tokens().succeed(Tokens.of(order), new CourierStatus(Scene.COURIER)))
        .isTrue();
    assertThat(scene.over("o-1").output()).isEqualTo(DISPATCHED);
    scene.forget(order);
    scene.deliverAgain(order);
    scene.deliverAgain(order);
    scene.findCouriers();
    Scene.until(scene::noOrderIsLeft);
    assertThat(scene.level(Scene.RULE).committed()).isEqualTo(5);
    Ledgers.of(scene).addUp();
  }

  @Test
  void aFailureOfTheWorkerRestoresNothingThatWasNotTaken() {
    AtomicInteger searches = new AtomicInteger();
    scene.couriers =
        (order, search) -> {
          if (searches.incrementAndGet() == 1) {
            throw new IllegalStateException("hunter2\nFORGED");
          }
          return Optional.empty();
        };
    scene.workWithoutCouriers();
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 5, false);
    Message order = scene.order();
    scene.forget(order);
    scene.deliverAgain(order);
    scene.deliverAgain(order);
    try (Logged log = new Logged()) {
      scene.findCouriers();
      assertThat(scene.over("o-1").output()).isEqualTo("null");
      assertThat(log.toString())
          .contains("an order is not answered")
          .contains("java.lang.IllegalStateException\n\tat ")
          .doesNotContain("hunter2")
          .doesNotContain("FORGED");
    }
    assertThat(scene.level(Scene.RULE).onHand()).isEqualTo(500);
    Ledgers.of(scene).addUp();
  }

  @Test
  void twoOrdersAtATimeDoNotSpendTheSamePoints() {
    for (int i = 0; i < 2; i++) {
      Execution unused = scene.start("o-" + i, Scene.BOB, Scene.RULE, 50, true);
    }
    scene.work();
    assertThat(List.of(scene.over("o-0").output(), scene.over("o-1").output()))
        .containsOnly(DISPATCHED);
    Ledgers.of(scene).addUp();
  }

  @Test
  void pointsThatAreEarnedDuringACheckoutAreKept() {
    scene.couriers =
        (order, search) -> {
          scene.points.earn(Scene.ANN, 40);
          return Optional.empty();
        };
    scene.work();
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output()).isEqualTo("null");
    assertThat(scene.pointsOf(Scene.ANN)).isEqualTo(340);
    Ledgers.of(scene).addUp(Map.of(Scene.ANN, 40L));
  }

  @Test
  void aRepeatedRedemptionTakesTheSamePointsOnce() {
    AtomicInteger tries = new AtomicInteger();
    scene.work(
        (step, after, name) -> {
          if (step == Step.REDEEM_POINTS && after && tries.incrementAndGet() == 1) {
            throw StepException.retryable("Lost", "The answer was lost", null);
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output())
        .isEqualTo(DISPATCHED);
    assertThat(tries).hasValue(2);
    assertThat(scene.pointsOf(Scene.ANN)).isZero();
    Ledgers.of(scene).addUp();
  }

  @Test
  void aRedemptionThatFailsAfterTheDeductionIsTakenBack() {
    scene.work(
        (step, after, name) -> {
          if (step == Step.REDEEM_POINTS && after) {
            throw StepException.retryable("Lost", "The answer was lost", null);
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output())
        .isEqualTo("\"Error in redeeming points\"");
    assertThat(scene.pointsOf(Scene.ANN)).isEqualTo(300);
    Ledgers.of(scene).addUp();
  }

  @Test
  void morePointsThanTheTotalPayTheWholeOrderAndTheRestIsKept() {
    scene.work();
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 1, true).output())
        .isEqualTo(DISPATCHED);
    assertThat(scene.pointsOf(Scene.ANN)).isEqualTo(280);
    Ledgers.of(scene).addUp();
  }

  @Test
  void quantitiesThatAreNegativeTextOrTooLargeAreRefused() {
    for (String quantity : List.of("-1", "0", "\"50\"", "1.5", "1000000001", "1e3", "null")) {
      String json =
          "{\"userId\":\"u\",\"bookId\":\"b\",\"quantity\":%s,\"redeem\":false}"
              .formatted(quantity);
      assertThatThrownBy(() -> InputJson.read(json))
          .as(quantity)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageStartingWith("quantity: ");
    }
  }

  @Test
  void aThrottledWriteDoesNotLeaveStockUnrestored() {
    scene.billingMode = BillingMode.DECLINES;
    AtomicInteger tries = new AtomicInteger();
    scene.work(
        (step, after, name) -> {
          if (step == Step.RESTORE_QUANTITY && !after && tries.incrementAndGet() == 1) {
            throw new IllegalStateException("throttled");
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output()).isEqualTo("null");
    assertThat(scene.level(Scene.RULE).available()).isEqualTo(500);
    Ledgers.of(scene).addUp();
  }

  @Test
  void aCustomerWithoutACourierIsRefunded() {
    scene.couriers = (order, search) -> Optional.empty();
    scene.work();
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, false).output()).isEqualTo("null");
    List<Long> payments =
        scene.database.inTransaction(
            sql ->
                sql.list(
                    "SELECT amount FROM bookstore_payment ORDER BY amount", row -> row.getLong(1)));
    assertThat(payments).containsExactly(-1_000L, 1_000L);
    Ledgers.of(scene).addUp();
  }

  @Test
  void fourTriesOfTheBillingChargeOnce() {
    AtomicInteger tries = new AtomicInteger();
    scene.work(
        (step, after, name) -> {
          if (step == Step.BILL_CUSTOMER && after && tries.incrementAndGet() <= 3) {
            throw StepException.retryable("Lost", "The answer was lost", null);
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, false).output())
        .isEqualTo(DISPATCHED);
    assertThat(tries).hasValue(4);
    Ledgers.of(scene).addUp();
  }

  @Test
  void aSecondStartOfTheSameOrderIsTheSameOrder() {
    scene.work();
    Execution first = scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, false);
    Execution second = scene.start("o-1", Scene.ANN, Scene.RULE, 50, false);
    assertThat(second.startDate()).isEqualTo(first.startDate());
    assertThat(scene.level(Scene.RULE).committed()).isEqualTo(50);
    Ledgers.of(scene).addUp();
  }

  @Test
  void theTopicHasASubjectAndTheStateAsTheReferenceSystemSendsIt() {
    scene.work();
    Execution over = scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true);
    assertThat(over.output()).isEqualTo(DISPATCHED);
    assertThat(scene.mail())
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.body())
                    .contains("\"Subject\":\"Your order will be dispatched in 24 hours\"")
                    .contains(
                        ("{\"userId\":\"USER-ANN\",\"bookId\":\"BOOK-RULE\",\"quantity\":50,"
                                + "\"redeem\":true,\"book\":{\"bookId\":\"BOOK-RULE\","
                                + "\"title\":\"The 10X Rule\",\"quantity\":500,\"price\":20},"
                                + "\"total\":{\"total\":700,\"points\":300},"
                                + "\"billingStatus\":\"Successfully billed\","
                                + "\"courierStatus\":{\"courier\":\"courier@example.com\"}}")
                            .replace("\"", "\\\""))
                    .contains("\"ExecutionName\":{\"Type\":\"String\",\"Value\":\"o-1\"}"));
  }

  @Test
  void theMessagesOfAnOrderWithoutRedemptionHaveNoPoints() {
    scene.workWithoutCouriers();
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 50, false);
    Message order = scene.order();
    String state =
        "{\"userId\":\"USER-ANN\",\"bookId\":\"BOOK-RULE\",\"quantity\":50,"
            + "\"redeem\":false,\"book\":{\"bookId\":\"BOOK-RULE\","
            + "\"title\":\"The 10X Rule\",\"quantity\":500,\"price\":20},"
            + "\"total\":{\"total\":1000},\"billingStatus\":\"Successfully billed\"";
    assertThat(order.body())
        .isEqualTo("{\"Input\":" + state + "},\"Token\":\"" + Tokens.of(order) + "\"}");
    assertThat(scene.engine().tokens().succeed(Tokens.of(order), new CourierStatus(Scene.COURIER)))
        .isTrue();
    assertThat(scene.over("o-1").output()).isEqualTo(DISPATCHED);
    assertThat(scene.mail())
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.body())
                    .contains(
                        (state + ",\"courierStatus\":{\"courier\":\"courier@example.com\"}}")
                            .replace("\"", "\\\"")));
  }

  @Test
  void theQueueMessageIsThatOfTheReferenceSystem() {
    scene.workWithoutCouriers();
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 50, true);
    Message order = scene.order();
    assertThat(order.body())
        .isEqualTo(
            "{\"Input\":{\"userId\":\"USER-ANN\",\"bookId\":\"BOOK-RULE\",\"quantity\":50,"
                + "\"redeem\":true,\"book\":{\"bookId\":\"BOOK-RULE\","
                + "\"title\":\"The 10X Rule\",\"quantity\":500,\"price\":20},"
                + "\"total\":{\"total\":700,\"points\":300},"
                + "\"billingStatus\":\"Successfully billed\"},\"Token\":\""
                + Tokens.of(order)
                + "\"}");
    assertThat(scene.engine().tokens().fail(Tokens.of(order), "NoCourierAvailable", "none"))
        .isTrue();
    assertThat(scene.over("o-1").name()).isEqualTo(new ExecutionName("o-1"));
  }
}
