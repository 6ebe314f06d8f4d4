package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.Line;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the answers of a process that remembers articles as sold out, while another process sells
 * them and gives them back. No answer comes from what is remembered.
 */
class SoldOutTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private static final String SERVERS = "io.holdfast.jdbc.servers.TestDatabase#servers";
  private static final Line TEE = Line.of("tee", 1);
  private static final Line HAT = Line.of("hat", 1);

  /** Sells the last pieces, one here and one elsewhere, and asks for one more here. */
  private static void sellOut(TestShop shop, Inventory other, Line line) {
    String sku = line.sku().value();
    shop.receive(sku, 2);
    shop.inventory().commit(shop.order("here-" + sku, line)).orElseThrow();
    other.commit(shop.order("there-" + sku, line)).orElseThrow();
    assertSoldOut(shop.inventory().commit(shop.order("late-" + sku, line)));
    assertSoldOut(shop.inventory().commit(shop.order("later-" + sku, line)));
  }

  private static void assertSoldOut(Outcome<?> outcome) {
    assertThat(reason(outcome)).isInstanceOf(Refusal.InsufficientStock.class);
  }

  private static Refusal reason(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).reason();
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void anOrderThatWasSoldElsewhereIsReplayed(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      sellOut(shop, other, TEE);

      assertThat(shop.inventory().commit(shop.order("there-tee", TEE)).isReplayed()).isTrue();
      assertThat(shop.inventory().commit(shop.order("here-tee", TEE)).isReplayed()).isTrue();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void anIdThatWasSoldForAnotherArticleIsRefusedForThatReason(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      sellOut(shop, other, TEE);
      sellOut(shop, other, HAT);

      assertThat(reason(shop.inventory().commit(shop.order("there-tee", HAT))))
          .isInstanceOf(Refusal.IdReused.class);
      assertSoldOut(shop.inventory().commit(shop.order("new", HAT)));
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void whatWasGivenBackElsewhereIsSold(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      sellOut(shop, other, TEE);
      other.cancel(shop.id(), shop.reservation("there-tee")).orElseThrow();

      shop.inventory().commit(shop.order("late-tee", TEE)).orElseThrow();
      assertSoldOut(shop.inventory().commit(shop.order("later-tee", TEE)));
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void whatIsHeldIsSoldOnceTheHoldHasExpired(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      sellOut(shop, other, TEE);
      shop.receive("tee", 1);
      other.hold(shop.hold("hold", TEE)).orElseThrow();
      assertSoldOut(shop.inventory().commit(shop.order("late-tee", TEE)));
      assertSoldOut(shop.inventory().commit(shop.order("late-tee", TEE)));

      shop.clock().advance(Duration.ofHours(1));
      shop.inventory().commit(shop.order("late-tee", TEE)).orElseThrow();
      shop.assertSound();
    }
  }
}
