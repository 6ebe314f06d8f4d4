package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.HoldfastProperties.ifSet;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.spring.InventoryCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** The inventory on the store that was found. */
@AutoConfiguration(
    after = {
      MemoryStoreAutoConfiguration.class,
      JdbcStoreAutoConfiguration.class,
      DynamoDbStoreAutoConfiguration.class,
      TransactionAutoConfiguration.class
    })
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HoldfastProperties.class)
class HoldfastAutoConfiguration {
  private static final String WHY =
      "It is not part of that transaction: if the transaction rolls back, the stock stays as the"
          + " call left it, and meanwhile the call needs a second connection. Either give the"
          + " command the rows to write, outside a transaction: inventory.alongside(SqlWrite.of("
          + "...)).commit(...). Or inject TransactionalStock, which joins the transaction.";

  @Bean
  @ConditionalOnMissingBean
  Inventory holdfastInventory(
      HoldfastProperties properties,
      ObjectProvider<InventoryStore> stores,
      ObjectProvider<TransactionGuard> guard,
      ObjectProvider<InventoryCustomizer> customizers) {
    InventoryStore store = stores.getIfAvailable();
    if (store == null) {
      throw new NoStoreException();
    }
    Inventory.Builder builder = Inventory.builder(store);
    ifSet(properties.maxTtl(), builder::maxTtl);
    ifSet(properties.maxHoldLife(), builder::maxHoldLife);
    builder.shutdownTimeout(properties.shutdownTimeout()).lanes(properties.lanes().options());
    customizers.orderedStream().forEach(it -> it.customize(builder));
    Inventory inventory = builder.build();
    TransactionGuard before = guard.getIfAvailable();
    return before == null ? inventory : before.guard(Inventory.class, inventory, WHY);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("holdfast.shop")
  ShopInventory holdfastShopInventory(Inventory inventory, HoldfastProperties properties) {
    ShopId shop = properties.onlyShop();
    if (shop == null) {
      throw new IllegalStateException("holdfast.shop: required");
    }
    return inventory.forShop(shop);
  }

  /** Adds listeners when all beans exist, so that a listener may use the inventory. */
  @Bean
  SmartInitializingSingleton holdfastListeners(
      Inventory inventory, ObjectProvider<InventoryListener> listeners) {
    return () -> listeners.orderedStream().forEach(inventory::addListener);
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "holdfast.events", matchIfMissing = true)
  ApplicationEvents holdfastApplicationEvents(ApplicationEventPublisher publisher) {
    return new ApplicationEvents(publisher);
  }
}
