package io.holdfast.examples.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/db?password=hunter2",
        "jdbc:mysql://h/db?user=u&PASSWORD=hunter2",
        "jdbc:mysql://root:hunter2@h/db",
        "jdbc:mysql://root:hunter2/x@h/db",
        "jdbc:mysql://root:hunter2?x@h/db",
        "jdbc:mysql://root:hunter2;x@h/db",
        "jdbc:mariadb://root:/hunter2@h/db",
        "jdbc:mysql://h/db?pass%77ord=hunter2",
        "jdbc:mysql://h/db?%75ser=x",
        "jdbc:mysql://h/db?oauthToken=x",
        "jdbc:mariadb://h/db?keyPassword=hunter2",
        "jdbc:mysql://(host=h,user=root,pwd=hunter2)/db",
        "jdbc:mysql://address=(host=h)(user=root)(password=hunter2)/db",
        "jdbc:mysql://root%3Ahunter2%40h/db",
        "jdbc:h2:file:/tmp/x;PASSWORD=hunter2",
        "jdbc:h2:file:/tmp/x;USER=sa;PASSWORD=hunter2"
      })
  void findsAUserOrAPasswordInAJdbcUrl(String url) {
    assertThat(Secrets.areInJdbcUrl(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h:3306/db?useSSL=true&useReadAheadInput=false",
        "jdbc:mariadb://h/users",
        "jdbc:mysql://h/localfood_{service}",
        "jdbc:h2:file:/home/pwd/user@home/x"
      })
  void findsNothingInAUrlWithoutOne(String url) {
    assertThat(Secrets.areInJdbcUrl(url)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "spring.datasource.password, x",
    "spring.kafka.ssl.key-store-password, x",
    "a.client-secret, x",
    "spring.kafka.properties[sasl.jaas.config], a required password=x;",
    "spring.datasource.url, jdbc:mysql://root:x@h/db"
  })
  void findsAPasswordInAProperty(String key, String value) {
    assertThat(Secrets.areInProperty(key, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "localfood.payment.time, 50ms",
    "spring.datasource.username, root",
    "spring.datasource.url, jdbc:mysql://h/db",
    "a.contact, me@example.com"
  })
  void findsNothingInAPropertyWithoutOne(String key, String value) {
    assertThat(Secrets.areInProperty(key, value)).isFalse();
  }
}
