package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import io.holdfast.jdbc.servers.TestDatabase;
import java.lang.reflect.Method;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tests internal errors of H2. It reads the other sessions without a lock when it tells the time of
 * a statement, and fails if one of them ends its transaction at that moment.
 */
class InternalErrorTest implements HookedDataSource.Hook {
  private int failures;
  private String onlyOf = "";

  @Override
  public @Nullable Object on(
      Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
    if (failures > 0 && isHit(method, args)) {
      failures--;
      throw new SQLException("General error", "HY000", 50000);
    }
    return call.proceed();
  }

  private boolean isHit(Method method, Object[] args) {
    return onlyOf.isEmpty()
        ? method.getName().startsWith("execute")
        : method.getName().equals("prepareStatement") && args[0].toString().contains(onlyOf);
  }

  @Test
  void inAWriteOfTheHostItIsAFailureOfThatWriteThatMayPass() {
    TestShop shop = TestShop.hooked(TestDatabase.h2(), this, options -> options);
    try (HostOrders orders = new HostOrders(shop)) {
      onlyOf = "INTO shop_order";
      failures = 1;
      HostWrite row = HostOrders.order("a");
      assertThatExceptionOfType(HostWritesFailedException.class)
          .isThrownBy(() -> orders.sell("a", row))
          .withMessageContaining("50000")
          .satisfies(
              e -> {
                assertThat(e.failed()).containsExactly(row);
                assertThat(e.isRetryable()).isTrue();
              });
      assertThat(failures).as("the write was not repeated").isZero();
      assertThat(orders.sold()).isZero();
      assertThat(orders.sell("a", row).isReplayed()).isFalse();
      assertThat(orders.orders()).containsExactly("a");
    }
  }

  @Test
  void anOrderIsTriedAgain() {
    try (TestShop shop = TestShop.hooked(TestDatabase.h2(), this, options -> options)) {
      shop.receive("tee", 5);
      failures = 3;
      assertThat(shop.inventory().commit(shop.order("a", Line.of("tee", 1))).isReplayed())
          .isFalse();
      assertThat(failures).isZero();
      assertThat(shop.available("tee")).isEqualTo(4);
      shop.assertSound();
    }
  }

  @Test
  void oneThatStaysIsReportedAndNothingIsDone() {
    try (TestShop shop = TestShop.hooked(TestDatabase.h2(), this, options -> options.retries(2))) {
      shop.receive("tee", 5);
      failures = Integer.MAX_VALUE;
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> shop.inventory().commit(shop.order("a", Line.of("tee", 1))))
          .withMessageContaining("50000")
          .withMessageContaining("nothing was done");
      assertThat(Integer.MAX_VALUE - failures).as("runs").isEqualTo(3);
      failures = 0;
      assertThat(shop.available("tee")).isEqualTo(5);
      shop.assertSound();
    }
  }
}
