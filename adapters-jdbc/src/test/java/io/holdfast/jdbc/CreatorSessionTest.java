package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.SupplierId;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/**
 * Tests an H2 whose tables were created by a connection that is closed. H2 evaluates some CHECK
 * constraints in the session that created them: {@code IN} with constants fails there with 23514
 * once that session is closed.
 */
class CreatorSessionTest {
  @Test
  void tablesOutliveTheConnectionThatCreatedThem() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:creator-session;DB_CLOSE_DELAY=-1");
    source.setUser("sa");
    ShopId shop = new ShopId("north");
    StockKey cup = StockKey.of(shop, new Sku("cup"));
    try (Inventory inventory =
        Inventory.create(
            JdbcInventoryStore.builder(source)
                .schema(SchemaMode.CREATE)
                .expiredHoldOutbox(true)
                .build())) {
      inventory.define(StockDefinition.withOpening(cup, 3)).orElseThrow();
      inventory
          .setRestockPolicy(cup, RestockPolicy.lots(new SupplierId("factory"), 1, 10))
          .orElseThrow();

      ReservationId held = new ReservationId("held");
      inventory
          .hold(HoldRequest.of(shop, held, Duration.ofMinutes(1), Line.of("cup", 1)))
          .orElseThrow();
      inventory
          .commit(CommitRequest.of(shop, new ReservationId("sold"), Line.of("cup", 2)))
          .orElseThrow();

      assertThat(inventory.level(cup).orElseThrow().incoming()).isEqualTo(10);

      StockKey seat = StockKey.of(shop, new Sku("seat"));
      inventory.define(StockDefinition.of(seat, StockPolicy.units())).orElseThrow();
      inventory
          .receive(ReceiveRequest.of(shop, new OperationId("seats"), Line.units("seat", "A1")))
          .orElseThrow();
      ReservationId evening = new ReservationId("evening");
      inventory.commit(CommitRequest.of(shop, evening, Line.units("seat", "A1"))).orElseThrow();
      inventory.dispatch(shop, evening).orElseThrow();
    }
  }
}
