package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests clocks of host and database that are a day apart: only the database's clock is used. */
@Timeout(60)
class NodeClockIT {
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final ReservationId CART = new ReservationId("cart-1");

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aNodeThatIsADayAheadEndsNoHold(ServerDatabase database) throws Exception {
    holdsLiveByTheDatabasesClock(database, Duration.ofDays(-1));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aNodeThatIsADayBehindKeepsNoHoldAlive(ServerDatabase database) throws Exception {
    holdsLiveByTheDatabasesClock(database, Duration.ofDays(1));
  }

  private static void holdsLiveByTheDatabasesClock(ServerDatabase database, Duration apart)
      throws Exception {
    Instant then = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(apart);
    Instant end;
    try (TestSchema schema = database.fresh()) {
      try (Inventory inventory = Shop.open(SetClock.at(then, schema.pool()))) {
        Shop.stock(inventory, "lamp", 1);
        Outcome<Reservation> held =
            inventory.hold(HoldRequest.of(Shop.ID, CART, TTL, Shop.line("lamp", 1)));
        end = held.orElseThrow().expiresAt();
        // The database's time hardly advances here; a store may extrapolate it for a second.
        assertThat(end).isBetween(then.plus(TTL), then.plus(TTL).plusSeconds(1));
      }
      try (Inventory inventory =
          Shop.open(SetClock.at(end.minus(10, ChronoUnit.MILLIS), schema.pool()))) {
        assertThat(Shop.level(inventory, "lamp").available()).isZero();
        assertThat(sell(inventory, "order-1").isDone()).isFalse();
      }
      try (Inventory inventory = Shop.open(SetClock.at(end, schema.pool()))) {
        assertThat(Shop.level(inventory, "lamp").available()).isEqualTo(1);
        Refusal refusal =
            inventory
                .commit(CommitRequest.ofHold(Shop.ID, CART))
                .fold(done -> null, refused -> refused);
        assertThat(refusal).isInstanceOf(Refusal.WrongState.class);
        assertThat(sell(inventory, "order-2").isDone()).isTrue();
        Books.areClean(inventory);
      }
    }
  }

  private static Outcome<Reservation> sell(Inventory inventory, String id) {
    return inventory.commit(CommitRequest.of(Shop.ID, new ReservationId(id), Shop.line("lamp", 1)));
  }
}
