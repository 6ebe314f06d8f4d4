package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that a limit of rows for every statement, set by a session, a driver or a pool, has no
 * effect.
 */
class RowLimitTest {
  private static final int LEVELS = 30;

  /** The place where a limit is set. */
  enum Limit {
    OF_THE_SESSION {
      @Override
      DataSource pool(TestShop shop) {
        return shop.schema().pool(sessions("SET SQL_SELECT_LIMIT = 1"));
      }
    },
    OF_THE_DRIVER {
      @Override
      DataSource pool(TestShop shop) {
        return shop.schema().pool(config -> config.addDataSourceProperty("maxRows", "1"));
      }
    },
    OF_THE_POOL {
      @Override
      DataSource pool(TestShop shop) {
        return HookedDataSource.of(
            shop.schema().pool(),
            (target, method, args, call) -> {
              Object answer = call.proceed();
              if (answer instanceof Statement statement) {
                statement.setMaxRows(1);
              }
              return answer;
            });
      }
    };

    abstract DataSource pool(TestShop shop);

    private static Consumer<HikariConfig> sessions(String sql) {
      return config -> config.setConnectionInitSql(sql);
    }
  }

  static Stream<Arguments> limits() {
    Stream<Arguments> servers =
        TestDatabase.servers()
            .flatMap(
                server ->
                    Stream.of(Limit.values())
                        .filter(limit -> isKnown(limit, server))
                        .map(limit -> Arguments.of(server, limit)));
    return Stream.concat(servers, Stream.of(Arguments.of(TestDatabase.h2(), Limit.OF_THE_POOL)));
  }

  /**
   * Tells whether the driver of the server knows the limit; MariaDB's driver has no such property.
   */
  private static boolean isKnown(Limit limit, ServerDatabase server) {
    return limit != Limit.OF_THE_DRIVER || server.driver() == Driver.CONNECTOR_J;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("limits")
  void hidesNothing(TestDatabase database, Limit limit) {
    try (TestShop shop = TestShop.open(database)) {
      Line[] all = new Line[LEVELS];
      for (int i = 0; i < LEVELS; i++) {
        all[i] = Line.of("sku-" + i, 1);
        shop.receive("sku-" + i, 10);
      }
      shop.receive(Line.units("seat", "A1", "A2", "A3"), StockPolicy.units());
      Line seats = Line.units("seat", "A1", "A2");
      DataSource limited = limit.pool(shop);
      try (Inventory inventory =
          Inventory.create(JdbcInventoryStore.builder(limited).clock(shop.clock()).build())) {
        for (int i = 0; i < 3; i++) {
          inventory.hold(shop.hold("cart-" + i, all)).orElseThrow();
        }
        inventory.commit(shop.order("order-1", all)).orElseThrow();
        inventory.commit(shop.order("order-2", seats)).orElseThrow();
        assertThat(inventory.availability(AvailabilityRequest.of(shop.id(), all)).orElseThrow())
            .isNotNull();
        assertThat(inventory.levels(shop.id(), null, Page.MAX_LIMIT).items()).hasSize(LEVELS + 1);
        assertThat(inventory.verify(shop.id()).violations()).isEmpty();
        RepairRequest repair =
            RepairRequest.dryRun(shop.id(), new OperationId("repair"), new Reason("drill"))
                .applying();
        assertThat(inventory.repair(repair).corrections()).isEmpty();
        inventory.release(shop.id(), shop.reservation("cart-1")).orElseThrow();
        inventory.cancel(shop.id(), shop.reservation("order-2")).orElseThrow();
      }
      assertThat(shop.available("sku-7")).isEqualTo(7);
      shop.assertSound();
    }
  }

  @Test
  void everyQuerySaysHowManyRowsItMayShow() throws IOException {
    Pattern queries =
        Pattern.compile("\"\"\"\\s*(?:\\[\\[\\()?SELECT.*?\"\"\"|\"SELECT[^;]*;", Pattern.DOTALL);
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        Matcher query = queries.matcher(Files.readString(file));
        while (query.find()) {
          found.add(query.group());
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(30);
    assertThat(found)
        .allMatch(it -> Stream.of("{all}", "LIMIT", "FETCH FIRST").anyMatch(it::contains));
  }
}
