package io.holdfast.spring.internal;

import java.lang.reflect.Proxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
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
          .keySchema(
              it -> it.attributeName("pk").keyType(KeyType.HASH),
              it -> it.attributeName("sk").keyType(KeyType.RANGE))
          .attributeDefinitions(
              it -> it.attributeName("pk").attributeType(ScalarAttributeType.S),
              it -> it.attributeName("sk").attributeType(ScalarAttributeType.S))
          .build();

  private DynamoDbDouble() {}

  @Configuration(proxyBeanMethods = false)
  static class Client {
    @Bean(destroyMethod = "")
    DynamoDbClient dynamoDbClient() {
      return (DynamoDbClient)
          Proxy.newProxyInstance(
              DynamoDbClient.class.getClassLoader(),
              new Class<?>[] {DynamoDbClient.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("describeTable")) {
                  return DescribeTableResponse.builder().table(TABLE).build();
                }
                throw new UnsupportedOperationException(method.getName());
              });
    }
  }
}
