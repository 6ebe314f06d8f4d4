package io.holdfast.aws.dynamodb;

import static io.holdfast.aws.dynamodb.ProxiedShop.READ;
import static io.holdfast.aws.dynamodb.ProxiedShop.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.aws.dynamodb.faults.Held;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Tests the store with faults of DynamoDB and of the connection. */
class StoreFaultsTest {
  private ProxiedShop it = ProxiedShop.with(10);

  @AfterEach
  void verifyAndClose() {
    assertThat(it.rival.verify(it.shop).violations()).isEmpty();
    it.close();
  }

  private void impatient(long onHand) {
    it.close();
    it = ProxiedShop.impatient(onHand);
  }

  @Test
  void noCommandSendsAWriteThatATokenDoesNotGuard() {
    it.commit("a").orElseThrow();
    it.inventory.cancel(it.shop, new ReservationId("a")).orElseThrow();

    for (String plain : List.of("UpdateItem", "PutItem", "DeleteItem", "BatchWriteItem")) {
      assertThat(it.proxy.count(plain)).as(plain).isZero();
    }
  }

  @Test
  void aWriteWhoseAnswerIsLostTakesEffectOnce() {
    it.proxy.next(WRITE, Faults.lostAnswer());

    assertDoneOnce(it.commit("a"));

    assertThat(it.proxy.count(WRITE)).isEqualTo(2);
  }

  @Test
  void aWriteIsSentAgainUnderItsTokenWhenTheClientHasGivenUp() {
    it.proxy.nextFew(WRITE, 7, Faults.lostAnswer());

    assertDoneOnce(it.commit("a"));

    assertThat(it.proxy.bodies(WRITE)).hasSize(8);
    assertThat(it.proxy.bodies(WRITE).stream().map(StoreFaultsTest::token).distinct()).hasSize(1);
  }

  @Test
  void aWriteThatIsLostItselfTakesEffectOnce() {
    it.proxy.nextFew(WRITE, 7, Faults.lostRequest());

    assertDoneOnce(it.commit("a"));
  }

  @Test
  void anAnswerThatCannotBeLearnedIsUnknownAndTheSameCallTellsIt() {
    impatient(10);
    it.proxy.every(WRITE, Faults.lostAnswer());

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(OutcomeUnknownException.class);

    it.proxy.heal();
    assertThat(it.rival.commit(it.order("a")).isReplayed()).isTrue();
    assertThat(it.level().committed()).isEqualTo(1);
  }

  @Test
  void aServiceThatFailsOnWritesMayHaveWritten() {
    impatient(10);
    it.proxy.every(WRITE, Faults.serverError());

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(OutcomeUnknownException.class);

    assertNothingDone("a");
  }

  @Test
  void conflictsAreTriedAgainByTheStore() {
    it.proxy.nextFew(WRITE, 6, Faults.conflictAt(0));

    assertDoneOnce(it.commit("a"));

    assertThat(it.proxy.count(WRITE)).isEqualTo(7);
  }

  @Test
  void conflictsForEverAreBusyAndNothingIsDone() {
    impatient(10);
    it.proxy.every(WRITE, Faults.conflictAt(0));

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(BusyException.class);

    assertNothingDone("a");
  }

  @Test
  void aReadThatMeetsATransactionIsTriedAgain() {
    it.proxy.nextFew(READ, 3, Faults.cancelledAt("TransactionConflict", 0));

    assertDoneOnce(it.commit("a"));

    assertThat(it.proxy.count(READ)).isEqualTo(4);
  }

  @Test
  void aTransactionThatIsStillGoingOnIsWaitedFor() {
    it.proxy.nextFew(WRITE, 4, Faults.inProgress());

    assertDoneOnce(it.commit("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded"
      })
  void throttlingIsWaitedFor(String type) {
    it.proxy.nextFew(READ, 4, Faults.refused(type));
    it.proxy.nextFew(WRITE, 4, Faults.refused(type));

    assertDoneOnce(it.commit("a"));
  }

  @Test
  void throttlingInsideATransactionIsWaitedFor() {
    it.proxy.nextFew(WRITE, 4, Faults.cancelledAt("ThrottlingError", 1));

    assertDoneOnce(it.commit("a"));
  }

  @Test
  void throttlingOfReadsForEverIsBusy() {
    it.close();
    it = new ProxiedShop(10, Duration.ofSeconds(4), Duration.ofSeconds(4));
    it.proxy.every(READ, Faults.throttled());

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(BusyException.class);

    assertNothingDone("a");
  }

  /** Each request of the client is answered, so none is in transit that could still arrive. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded"
      })
  void throttlingOfWritesForEverIsBusyAndNothingIsDone(String type) {
    impatient(10);
    it.proxy.every(WRITE, Faults.refused(type));

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(BusyException.class);

    assertNothingDone("a");
  }

  @Test
  void throttlingForEverAfterALostAnswerIsUnknown() {
    impatient(10);
    it.proxy.next(WRITE, Faults.lostAnswer());
    it.proxy.every(WRITE, Faults.throttled());

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(OutcomeUnknownException.class);

    it.proxy.heal();
    assertThat(it.rival.commit(it.order("a")).isReplayed()).isTrue();
  }

  @Test
  void aServiceThatCannotBeReachedBeforeTheWriteHasWrittenNothing() {
    impatient(10);
    it.proxy.every(READ, Faults.lostRequest());

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(UnavailableException.class);

    assertNothingDone("a");
  }

  @Test
  void anAddressWhereNobodyListensIsUnavailable() {
    impatient(10);
    it.proxy.close();

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(UnavailableException.class);

    assertNothingDone("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ResourceNotFoundException", "AccessDeniedException"})
  void whatTheHostHasToPutRightIsSaidAtOnce(String type) {
    it.proxy.every(WRITE, Faults.refused(type));

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(ConfigurationException.class);

    assertThat(it.proxy.count(WRITE)).isEqualTo(1);
    assertNothingDone("a");
  }

  @Test
  void whatTheServiceDoesNotTakeIsNotTriedAgain() {
    it.proxy.every(WRITE, Faults.cancelledAt("ValidationError", 0));

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(InvariantViolationException.class);

    assertThat(it.proxy.count(WRITE)).isEqualTo(1);
    assertNothingDone("a");
  }

  @Test
  void aLateWriteIsNotAppliedOnTopOfItsRetry() throws InterruptedException {
    Held late = new Held();
    it.close();
    it = new ProxiedShop(10, Duration.ofSeconds(10), Duration.ofMillis(300));
    it.proxy.next(WRITE, late);

    assertDoneOnce(it.commit("a"));
    late.release();

    assertThat(it.level().committed()).isEqualTo(1);
  }

  /**
   * The request hangs, and its client gives up. Meanwhile the last piece is sold to another buyer,
   * so the order is refused. Then the piece comes back, and after that the request arrives.
   */
  @Test
  void aWriteThatArrivesAfterItsOrderWasRefusedIsNotApplied() throws Exception {
    Held late = new Held();
    it.close();
    it = new ProxiedShop(1, Duration.ofSeconds(10), Duration.ofMillis(300));
    it.proxy.next(WRITE, late);

    CompletableFuture<Outcome<Reservation>> order =
        CompletableFuture.supplyAsync(() -> it.commit("late"));
    late.awaitArrival();
    it.rival.commit(it.order("rival")).orElseThrow();

    assertThat(order.get(30, TimeUnit.SECONDS).refusal())
        .containsInstanceOf(InsufficientStock.class);

    it.rival.cancel(it.shop, new ReservationId("rival")).orElseThrow();
    late.release();
    assertNothingDone("late");
  }

  @Test
  void aClockThatFailsAfterTheWriteTakesNoAnswerAway() {
    AtomicInteger writes = new AtomicInteger(Integer.MAX_VALUE);
    InstantSource clock =
        () -> {
          if (it.proxy.count(WRITE) > writes.get()) {
            throw new IllegalStateException("clock");
          }
          return it.clock.instant();
        };
    try (Inventory inventory = Inventory.create(OnDynamoDb.options(it.client, clock).build())) {
      inventory.commit(it.order("a")).orElseThrow();
      writes.set(it.proxy.count(WRITE));

      assertThat(inventory.commit(it.order("b")).isDone()).isTrue();

      assertThat(it.proxy.count(WRITE)).isEqualTo(writes.get() + 1);
      assertThatThrownBy(() -> inventory.commit(it.order("c")))
          .isInstanceOf(IllegalStateException.class);
      assertThat(it.level().committed()).as("nothing was written for c").isEqualTo(2);
    }
  }

  private void assertDoneOnce(Outcome<Reservation> outcome) {
    assertThat(outcome.isDone()).isTrue();
    assertThat(outcome.isReplayed()).isFalse();
    assertThat(it.level().committed()).isEqualTo(1);
  }

  private void assertNothingDone(String id) {
    it.proxy.heal();
    assertThat(it.isSold(id)).isFalse();
    assertThat(it.level().committed()).isZero();
  }

  private static String token(String body) {
    return JsonNode.parser().parse(body).field("ClientRequestToken").orElseThrow().asString();
  }
}
