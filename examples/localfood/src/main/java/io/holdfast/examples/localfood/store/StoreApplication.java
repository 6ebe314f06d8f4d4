package io.holdfast.examples.localfood.store;

import io.holdfast.caffeine.StockView;
import io.holdfast.examples.localfood.events.MessagingConfiguration;
import io.holdfast.examples.localfood.web.LiveFeed;
import io.holdfast.examples.localfood.web.WebConfiguration;
import io.holdfast.inventory.Inventory;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The store service. */
@SpringBootApplication
@Import({MessagingConfiguration.class, WebConfiguration.class})
public class StoreApplication {
  private static final int SHOWN = 100;

  @Bean
  LiveFeed liveStores(JsonMapper mapper, Stores stores, Shelves shelves) {
    return new LiveFeed(mapper, () -> shelves.withStock(stores.page(0, SHOWN)));
  }

  @Bean
  StockView stockView(Inventory inventory, @Value("${localfood.listing-max-age}") Duration maxAge) {
    return StockView.of(inventory, maxAge.dividedBy(2));
  }
}
