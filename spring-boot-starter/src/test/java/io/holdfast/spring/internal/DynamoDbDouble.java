package io.holdfast.spring.internal;

import java.lang.reflect.Proxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;

/** A client that knows enough for the start of a store: nothing is sent anywhere. */
final class DynamoDbDouble {
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
                throw new UnsupportedOperationException(method.getName());
              });
    }
  }
}
