package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests commands on an index of holds that was changed by hand. */
class HoldIndexTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private static void repair(TestShop shop) {
    shop.inventory()
        .repair(
            RepairRequest.dryRun(shop.id(), new OperationId("fix"), new Reason("index"))
                .applying());
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aHoldWhoseRowIsGoneCanStillBeSold(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database))) {
      shop.receive("tee", 5);
      shop.inventory().hold(shop.hold("h", Line.of("tee", 2))).orElseThrow();
      shop.execute("DELETE FROM holdfast_hold WHERE " + shop.isOurs());
      assertThat(shop.inventory().verify(shop.id()).violations()).isNotEmpty();
      shop.inventory().commit(CommitRequest.ofHold(shop.id(), shop.reservation("h"))).orElseThrow();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void repairPutsBackWhatIsGoneOrWrong(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database))) {
      shop.receive("tee", 9);
      shop.inventory().hold(shop.hold("gone", Line.of("tee", 2))).orElseThrow();
      shop.inventory().hold(shop.hold("late", Line.of("tee", 2))).orElseThrow();
      shop.inventory().hold(shop.hold("much", Line.of("tee", 2))).orElseThrow();
      shop.execute(
          "DELETE FROM holdfast_hold WHERE id = 'gone' AND " + shop.isOurs(),
          "UPDATE holdfast_hold SET expires_at = expires_at + 1 WHERE id = 'late' AND "
              + shop.isOurs(),
          "UPDATE holdfast_hold SET quantity = 3 WHERE id = 'much' AND " + shop.isOurs());
      assertThat(shop.inventory().verify(shop.id()).violations()).isNotEmpty();
      repair(shop);
      shop.assertSound();
      shop.clock().advance(Duration.ofHours(2));
      assertThat(shop.inventory().sweep(shop.id(), 10).expired()).isEqualTo(3);
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void repairTakesAwayWhatShouldNotBeThere(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database))) {
      shop.receive("tee", 5);
      shop.inventory().commit(shop.order("o", Line.of("tee", 2))).orElseThrow();
      shop.execute(
          "INSERT INTO holdfast_hold (shop, sku, location, expires_at, id, quantity)"
              + " VALUES ('"
              + shop.id()
              + "', 'tee', 'main', 1, 'o', 2)");
      assertThat(shop.inventory().verify(shop.id()).violations())
          .extracting(Violation::invariant)
          .contains(Invariant.EXPIRY_IS_INDEXED);
      repair(shop);
      shop.assertSound();
    }
  }
}
