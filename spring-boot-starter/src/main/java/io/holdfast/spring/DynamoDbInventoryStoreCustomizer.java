package io.holdfast.spring;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;

/**
 * Sets options of the {@link DynamoDbInventoryStore} that have no property. A bean of this type is
 * called once, when the application starts. Several beans are called in their order.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DynamoDbInventoryStoreCustomizer {
  /**
   * Sets options.
   *
   * @param builder the builder, on which the properties are set already
   */
  void customize(DynamoDbInventoryStore.Builder builder);
}
