package io.holdfast.spring.host;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.SqlWrite;
import io.holdfast.spring.TransactionalStock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/** A shop with an order row, in both ways that docs/spring.md has for it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableTransactionManagement
@Import({OpeningStock.class, TrialShop.Shop.class})
class TrialShop {
  @Service
  static class Shop {
    private final Inventory inventory;
    private final ShopInventory stock;
    private final TransactionalStock joined;
    private final JdbcTemplate orders;

    Shop(Inventory inventory, ShopInventory stock, TransactionalStock joined, JdbcTemplate orders) {
      this.inventory = inventory;
      this.stock = stock;
      this.joined = joined;
      this.orders = orders;
    }

    private CommitRequest request(String id) {
      return CommitRequest.of(stock.shop(), new ReservationId(id), Line.of("sencha", 1));
    }

    /** The row is written by the library. */
    Outcome<Reservation> orderAlongside(String id) {
      return inventory
          .alongside(SqlWrite.of("INSERT INTO orders (id) VALUES (?)", id))
          .commit(request(id));
    }

    /** The row is written by the host, whose transaction the stock joins. */
    @Transactional
    public void orderJoined(String id) {
      orders.update("INSERT INTO orders (id) VALUES (?)", id);
      joined.commit(request(id)).orElseThrow();
    }
  }
}
