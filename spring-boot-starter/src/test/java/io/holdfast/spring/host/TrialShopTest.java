package io.holdfast.spring.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.RefusedException;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.model.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The trial shop, as a host tests itself: the whole application, on H2 and its own tables. */
@SpringBootTest(
    classes = TrialShop.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:trial-shop;DB_CLOSE_DELAY=-1",
      "spring.sql.init.mode=always",
      "spring.sql.init.schema-locations=classpath:db/migration/V1__orders.sql",
      "spring.flyway.enabled=false",
      "holdfast.jdbc.schema=create",
      "holdfast.shop=tea-house"
    })
class TrialShopTest {
  @Autowired private TrialShop.Shop shop;
  @Autowired private ShopInventory stock;
  @Autowired private JdbcTemplate orders;
  @Autowired private ApplicationRunner opening;

  @Test
  void anOrderAndItsRowAreThereTogetherOnceOrNotAtAll() throws Exception {
    opening.run(new DefaultApplicationArguments()); // as a restart does
    assertThat(available()).isEqualTo(2);

    assertThat(shop.orderAlongside("o-1").isReplayed()).isFalse();
    assertThat(shop.orderAlongside("o-1").isReplayed()).isTrue();
    shop.orderJoined("o-2");
    assertThat(available()).isZero();
    assertThat(rows()).containsExactly("o-1", "o-2");

    assertThat(shop.orderAlongside("o-3").isDone()).isFalse();
    assertThatThrownBy(() -> shop.orderJoined("o-4")).isInstanceOf(RefusedException.class);
    assertThat(rows()).containsExactly("o-1", "o-2");
  }

  private long available() {
    return stock.level(new Sku("sencha")).orElseThrow().available();
  }

  private List<String> rows() {
    return orders.queryForList("SELECT id FROM orders ORDER BY id", String.class);
  }
}
