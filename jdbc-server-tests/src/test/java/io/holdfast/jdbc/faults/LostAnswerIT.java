package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.jdbc.faults.CommitProxy.Fault;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests a COMMIT whose answer never arrives. */
@Timeout(60)
class LostAnswerIT {
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void theLibraryAsksAgainAndTellsTheTruth(ServerDatabase database) throws Exception {
    try (ProxiedShop shop = ProxiedShop.open(database)) {
      shop.proxy().onNextCommit(Fault.LOSE_ANSWER);

      assertThat(shop.sell("order-1").isDone()).isTrue();

      assertThat(shop.proxy().isSpent()).isTrue();
      assertThat(shop.committed()).isEqualTo(1);
      assertThat(shop.sell("order-1").isReplayed()).isTrue();
      Books.areClean(shop.inventory());
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void theLibraryDoesItAgainWhenTheServerNeverSawTheCommit(ServerDatabase database)
      throws Exception {
    try (ProxiedShop shop = ProxiedShop.open(database)) {
      shop.proxy().onNextCommit(Fault.CUT_BEFORE);

      assertThat(shop.sell("order-1").isDone()).isTrue();

      assertThat(shop.proxy().isSpent()).isTrue();
      assertThat(shop.committed()).isEqualTo(1);
      Books.areClean(shop.inventory());
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void goodsWhoseReceiptWasLostAreAddedOnce(ServerDatabase database) throws Exception {
    try (ProxiedShop shop = ProxiedShop.open(database)) {
      shop.proxy().onNextCommit(Fault.LOSE_ANSWER);

      Outcome<StockChange> outcome =
          shop.inventory()
              .receive(
                  ReceiveRequest.of(
                      Shop.ID, new OperationId("delivery-1"), Shop.line(ProxiedShop.SKU, 5)));

      assertThat(outcome.isDone()).isTrue();
      assertThat(Shop.level(shop.inventory(), ProxiedShop.SKU).onHand())
          .isEqualTo(ProxiedShop.PIECES + 5);
      Books.areClean(shop.inventory());
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void theOutcomeIsUnknownWhileTheServerCannotBeReachedAndTheSameIdTellsItLater(
      ServerDatabase database) throws Exception {
    try (ProxiedShop shop = ProxiedShop.openImpatient(database)) {
      shop.proxy().onNextCommitAndIsolate(Fault.LOSE_ANSWER);
      assertThatThrownBy(() -> shop.sell("order-1"))
          .isInstanceOf(OutcomeUnknownException.class)
          .hasMessageContaining("order-1");

      shop.proxy().heal();
      Outcome<Reservation> repeated = shop.sell("order-1");

      assertThat(repeated.isReplayed()).isTrue();
      assertThat(shop.committed()).isEqualTo(1);
      Books.areClean(shop.inventory());
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void theOutcomeIsUnknownToTheClientAlsoWhenTheServerNeverSawTheCommit(ServerDatabase database)
      throws Exception {
    try (ProxiedShop shop = ProxiedShop.openImpatient(database)) {
      shop.proxy().onNextCommitAndIsolate(Fault.CUT_BEFORE);
      assertThatThrownBy(() -> shop.sell("order-1")).isInstanceOf(OutcomeUnknownException.class);

      shop.proxy().heal();
      Outcome<Reservation> repeated = shop.sell("order-1");

      assertThat(repeated.isDone()).isTrue();
      assertThat(repeated.isReplayed()).isFalse();
      assertThat(shop.committed()).isEqualTo(1);
      Books.areClean(shop.inventory());
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aStalledConnectionIsGivenUpAndNeverUsedAgain(ServerDatabase database) throws Exception {
    try (ProxiedShop shop = ProxiedShop.open(database, Duration.ofSeconds(1))) {
      shop.proxy().onNextCommit(Fault.STALL_ANSWER);

      assertThat(shop.sell("order-1").isDone()).isTrue();

      shop.proxy().awaitFaultyConnectionClosed();
      assertThat(shop.sell("order-2").isReplayed()).isFalse();
      assertThat(shop.committed()).isEqualTo(2);
      Books.areClean(shop.inventory());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOSE_ANSWER", "CUT_BEFORE", "STALL_ANSWER"})
  void everyOneOfManyOrdersIsThereOnceWhateverIsLost(Fault fault) throws Exception {
    Receipts receipts = new Receipts();
    ServerDatabase database = TestDatabase.mariaDb();
    try (ProxiedShop shop = ProxiedShop.open(database, Duration.ofSeconds(1))) {
      Shop.stock(shop.inventory(), "hot", 1_000);
      Buyer buyer = new Buyer(shop.inventory(), receipts);
      Crowd.run(
          8,
          200,
          n -> {
            if (n % 50 == 10) {
              shop.proxy().onNextCommit(fault);
            }
            buyer.settle(Order.mixed("order-", n, Shop.line("hot", 1)));
          });
      Books.agreeWith(receipts, shop.inventory());
    }
  }
}
