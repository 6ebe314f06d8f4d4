package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a lost answer to the COMMIT of a message of the outbox, before or after the commit took
 * effect.
 */
class OutboxLostCommitTest implements HookedDataSource.Hook {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private static final Duration LEASE = Duration.ofMinutes(1);

  private boolean before;
  private boolean after;

  @Override
  public @Nullable Object on(
      Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
    if (!method.getName().equals("commit")) {
      return call.proceed();
    }
    if (before) {
      before = false;
      ((Connection) target).rollback();
      throw new SQLException("cut before", "08S01");
    }
    Object done = call.proceed();
    if (after) {
      after = false;
      throw new SQLException("cut after", "08S01");
    }
    return done;
  }

  private void cut(boolean afterwards) {
    before = !afterwards;
    after = afterwards;
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void everyCallIsAnsweredAsIfNothingHadBeenLost(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database), this)) {
      RestockOutbox outbox = shop.store().restockOutbox();
      for (boolean afterwards : new boolean[] {false, true}) {
        RestockRequestId id = put(shop, afterwards ? "a" : "b").id();
        settle(shop, afterwards, new Settlement.Retry<>(leased(shop), Duration.ZERO, "503"));
        settle(shop, afterwards, new Settlement.Released<>(leased(shop), Duration.ZERO));
        assertThat(outbox.messages(shop.id(), null, 1).get(0).attempts()).isZero();
        settle(shop, afterwards, new Settlement.Blocked<>(leased(shop), "400"));
        cut(afterwards);
        assertThat(outbox.unblock(shop.id(), id)).isTrue();
        OutboxMessage<RestockRequest> last = leased(shop);
        settle(shop, afterwards, new Settlement.Sent<>(last, shop.clock().instant()));
        assertThat(outbox.messages(shop.id(), null, 1).get(0).state()).isEqualTo(State.SENT);
        settle(shop, afterwards, new Settlement.Removed<>(leased(shop)));
        assertThat(outbox.messages(shop.id(), null, 1)).isEmpty();
        put(shop, afterwards ? "c" : "d");
        cut(afterwards);
        assertThat(outbox.withdraw(shop.id(), id)).isTrue();
        before = false;
        after = false;
        settle(shop, afterwards, new Settlement.Removed<>(leased(shop)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aLeaseWhoseCommitWasLostIsHadOrEndsByItself(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database), this)) {
      put(shop, "a");
      cut(false);
      OutboxMessage<RestockRequest> first = leased(shop);
      assertThat(first.fencingToken()).isEqualTo(1);
      shop.clock().advance(LEASE);
      cut(true);
      assertThat(shop.store().restockOutbox().lease(shop.id(), 1, LEASE)).isEmpty();
      shop.clock().advance(LEASE);
      assertThat(leased(shop).fencingToken()).isEqualTo(3);
    }
  }

  private static OutboxMessage<RestockRequest> leased(TestShop shop) {
    List<OutboxMessage<RestockRequest>> leased =
        shop.store().restockOutbox().lease(shop.id(), 1, LEASE);
    assertThat(leased).hasSize(1);
    return leased.get(0);
  }

  private void settle(TestShop shop, boolean afterwards, Settlement<RestockRequest> settlement) {
    cut(afterwards);
    assertThat(shop.store().restockOutbox().settle(shop.id(), List.of(settlement)))
        .as("%s", settlement)
        .isEmpty();
  }

  private static RestockRequest put(TestShop shop, String sku) {
    StockKey key = shop.key(sku);
    Instant now = shop.clock().instant();
    RestockRequest request =
        new RestockRequest(
            RestockRequestId.of(key, 1, now),
            key,
            new SupplierId("FF-500293"),
            10,
            1,
            now,
            now.plus(Duration.ofDays(7)));
    RestockOutboxFixture.decided(shop.store(), List.of(request));
    return request;
  }
}
