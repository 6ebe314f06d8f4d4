package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.restock.RestockRelay;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tests what is logged about drivers and rows: no secret, and no line that the library did not
 * write.
 */
class LoggedTest implements HookedDataSource.Hook {
  private static final String CANARY = "password=canary7f3a\r\n2026-01-01 INFO FORGED";

  @Override
  public @Nullable Object on(
      Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
    if (method.getName().equals("getLoginTimeout")) {
      return 0;
    }
    if (method.getName().equals("prepareStatement")
        && String.valueOf(args[0]).contains("SKIP LOCKED")) {
      throw new SQLException(CANARY, "58030", new IllegalStateException(CANARY));
    }
    return call.proceed();
  }

  private static String logged(Runnable action) {
    String log = Logged.during(action);
    assertThat(log.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
    return log;
  }

  @Test
  void nothingThatADriverSaysIsLogged() {
    try (TestShop shop =
        TestShop.hooked(
            TestDatabase.h2(), this, options -> options.deadline(Duration.ofMillis(500)))) {
      shop.receive("tea", 1);
      RestockPolicy policy = RestockPolicy.lots(new SupplierId("FF-500293"), 1, 10);
      shop.inventory().setRestockPolicy(shop.key("tea"), policy).orElseThrow();
      RestockRelay relay = RestockRelay.create(shop.store().restockOutbox(), request -> {});
      String log = logged(() -> assertThat(relay.runOnce().faults()).isEqualTo(1));
      assertThat(log)
          .contains("the turn of shop shop for restock requests failed", "SQLException")
          .doesNotContain("canary7f3a");
    }
  }

  @Test
  void oneLineSaysWhatStartsAndWhere() {
    String log =
        logged(
            () -> {
              try (TestShop shop = TestShop.open(TestDatabase.h2())) {
                assertThat(shop.id()).isNotNull();
              }
            });
    assertThat(log.lines().filter(line -> line.contains("Holdfast ")))
        .as("one line for each store")
        .hasSize(2)
        .allMatch(line -> line.contains("INFO") && line.contains(" on H2 "))
        .allMatch(line -> line.contains("schema mode ") && line.endsWith("prefix holdfast_"));
  }

  @Test
  void aRowThatCannotBeReadStartsNoLine() {
    try (TestShop shop = TestShop.open(TestDatabase.h2())) {
      shop.execute(
          "INSERT INTO holdfast_outbox (shop, id, sku, location, request_number, supplier,"
              + " quantity, requested_at, due_at, state, attempts, fence, next_at) VALUES ('shop',"
              + " '1-x\n"
              + "2026-01-01 FORGED', '\n"
              + "2026-01-01 FORGED', 'main', 1, 'f', 1, 1, 1, 'PENDING', 0, 0, 1)");
      String log =
          logged(() -> shop.store().restockOutbox().lease(shop.id(), 10, Duration.ofMinutes(1)));
      assertThat(log).contains("row shop/1-x 2026-01-01 FORGED of table outbox cannot be read");
    }
  }
}
