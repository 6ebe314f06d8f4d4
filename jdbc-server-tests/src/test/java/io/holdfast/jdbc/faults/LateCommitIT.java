package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.jdbc.faults.CommitProxy.Fault;
import io.holdfast.jdbc.servers.ServerDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a COMMIT that is still on its way after the client has lost its connection: until it
 * arrives, a read proves nothing.
 */
@Timeout(60)
class LateCommitIT {
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aWriteInFlightIsWaitedFor(ServerDatabase database) throws Exception {
    try (ProxiedShop shop = ProxiedShop.open(database)) {
      shop.proxy().onNextCommit(Fault.DELIVER_LATE);
      CompletableFuture<Outcome<Reservation>> order =
          CompletableFuture.supplyAsync(() -> shop.sell("order-1")).orTimeout(1, TimeUnit.MINUTES);
      Sessions.awaitLockWait(database.server(), shop.schema());
      assertThat(order).isNotDone();

      shop.proxy().deliver();

      assertThat(order.orTimeout(60, TimeUnit.SECONDS).join().isDone()).isTrue();
      assertThat(shop.committed()).isEqualTo(1);
      Books.areClean(shop.inventory());
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aWriteInFlightForTooLongLeavesTheOutcomeUnknown(ServerDatabase database) throws Exception {
    try (ProxiedShop shop =
        ProxiedShop.openImpatient(database, "SET SESSION innodb_lock_wait_timeout = 1")) {
      shop.proxy().onNextCommit(Fault.DELIVER_LATE);
      assertThatThrownBy(() -> shop.sell("order-1")).isInstanceOf(OutcomeUnknownException.class);

      shop.proxy().deliver();
      Outcome<Reservation> repeated = shop.sell("order-1");

      assertThat(repeated.isReplayed()).isTrue();
      assertThat(shop.committed()).isEqualTo(1);
      Books.areClean(shop.inventory());
    }
  }
}
