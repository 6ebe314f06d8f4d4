package io.holdfast.spring.internal;

import java.lang.reflect.Proxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** A client that knows enough for the start of a store: nothing is sent anywhere. */
final class DynamoDbDouble {
  private static final TableDescription TABLE =
      TableDescription.builder()
          .tableName("holdfast")
          .tableStatus(TableStatus.ACTIVE)
          .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
          .attributeDefinitions(text("pk"), text("sk"))
          .build();

  private DynamoDbDouble() {}

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  @Configuration(proxyBeanMethods = false)
  static class Client {
    @Bean(destroyMethod = "")
    DynamoDbClient dynamoDbClient() {
      return (DynamoDbClient)
          Proxy.newProxyInstance(
              DynamoDbClient.class.getClassLoader(),
              new Class<?>[] {DynamoDbClient.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "describeTable" -> DescribeTableResponse.builder().table(TABLE).build();
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "a double of DynamoDB";
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
    }
  }
}
