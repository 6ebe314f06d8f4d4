package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.HoldfastProperties.ifSet;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.spring.DynamoDbInventoryStoreCustomizer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store on a client of DynamoDB, if there is no other store. */
@AutoConfiguration(
    after = JdbcStoreAutoConfiguration.class,
    afterName = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration")
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "holdfast.store", havingValue = "dynamodb", matchIfMissing = true)
@ConditionalOnClass({DynamoDbClient.class, DynamoDbInventoryStore.class})
@ConditionalOnBean(DynamoDbClient.class)
@EnableConfigurationProperties(HoldfastProperties.class)
class DynamoDbStoreAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean(InventoryStore.class)
  DynamoDbInventoryStore holdfastInventoryStore(
      HoldfastProperties properties,
      DynamoDbClient client,
      ListableBeanFactory beans,
      ObjectProvider<DynamoDbInventoryStoreCustomizer> customizers) {
    HoldfastProperties.DynamoDb options = properties.dynamodb();
    DynamoDbInventoryStore.Builder builder =
        DynamoDbInventoryStore.builder(client)
            .table(options.table())
            .expiredHoldOutbox(properties.expiredHolds().isOutboxOn(beans));
    ifSet(options.retention(), builder::retention);
    if (options.createTable()) {
      DynamoDbTable.create(client, options.table());
    }
    customizers.orderedStream().forEach(it -> it.customize(builder));
    return builder.build();
  }

  @Bean
  @ConditionalOnBean(DynamoDbInventoryStore.class)
  @ConditionalOnMissingBean
  StoreParts holdfastStoreParts(DynamoDbInventoryStore store) {
    return new StoreParts(
        store.idempotency(),
        store.answerRecords(),
        store.restockOutbox(),
        store.expiredHoldOutbox(),
        true);
  }
}
