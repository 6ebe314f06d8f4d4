package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.Line;
import io.holdfast.jdbc.servers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The option of the store: messages of expired holds, also in a transaction of the host. */
class ExpiredHoldOutboxTest {
  private static final Duration TTL = Duration.ofHours(1);

  private static TestShop open(TestDatabase database) {
    return TestShop.open(database, options -> options.expiredHoldOutbox(true));
  }

  private static List<String> messages(TestShop shop) {
    return shop.store().expiredHoldOutbox().messages(shop.id(), null, 10).stream()
        .map(it -> it.content().id().value())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void inATransactionOfTheHostTheMessageIsWrittenWhenTheHostCommits(TestDatabase database)
      throws SQLException {
    try (TestShop shop = open(database);
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      shop.inventory().hold(shop.hold("h", Line.of("tee", 5))).orElseThrow();
      shop.clock().advance(TTL);
      shop.store().within(host).commit(shop.order("o", Line.of("tee", 1))).orElseThrow();
      host.rollback();
      assertThat(messages(shop)).isEmpty();
      shop.store().within(host).commit(shop.order("o", Line.of("tee", 1))).orElseThrow();
      host.commit();
      assertThat(messages(shop)).containsExactly("h");
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void isOffByDefault(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.open(database);
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      shop.inventory().hold(shop.hold("a", Line.of("tee", 2))).orElseThrow();
      shop.inventory().hold(shop.hold("b", Line.of("tee", 3))).orElseThrow();
      shop.clock().advance(TTL);
      shop.store().within(host).release(shop.id(), shop.reservation("a")).orElseThrow();
      host.commit();
      assertThat(shop.inventory().sweep(shop.id(), 10).expired()).isEqualTo(1);
      assertThat(messages(shop)).isEmpty();
    }
  }

  /** An operator has deleted the entry of a message that waits, and the id is used again. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aMessageThatIsLeftUnderTheSameIdDoesNotKeepStockLocked(TestDatabase database) {
    try (TestShop shop = open(database)) {
      shop.receive("tee", 5);
      for (int pieces = 1; pieces <= 2; pieces++) {
        shop.inventory().hold(shop.hold("h", Line.of("tee", pieces))).orElseThrow();
        shop.clock().advance(TTL);
        assertThat(shop.inventory().sweep(shop.id(), 10).expired()).isEqualTo(1);
        shop.execute("DELETE FROM holdfast_entry WHERE id = 'h'");
      }
      assertThat(shop.store().expiredHoldOutbox().messages(shop.id(), null, 10))
          .singleElement()
          .satisfies(it -> assertThat(it.content().lines().get(0).taken().quantity()).isEqualTo(2));
      assertThat(shop.available("tee")).isEqualTo(5);
    }
  }
}
