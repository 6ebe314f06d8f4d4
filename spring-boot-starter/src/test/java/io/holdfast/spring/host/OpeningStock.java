package io.holdfast.spring.host;

import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Sku;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class OpeningStock {
  @Bean
  ApplicationRunner opening(ShopInventory stock) {
    return arguments ->
        stock.define(StockDefinition.withOpening(stock.key(new Sku("sencha")), 2)).orElseThrow();
  }
}
