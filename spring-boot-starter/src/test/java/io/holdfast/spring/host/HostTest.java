package io.holdfast.spring.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Sku;
import io.holdfast.spring.HoldfastDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The host of the README and of docs/spring.md: started by Spring Boot itself, with everything. */
class HostTest {
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Orders.class, StockPool.class})
  static class Host {}

  private static ConfigurableApplicationContext start() {
    SpringApplication application = new SpringApplication(Host.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    return application.run(
        "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
        "--spring.datasource.username=sa",
        "--spring.datasource.password=",
        "--holdfast.jdbc.schema=create",
        "--holdfast.shop=tea-house");
  }

  @Test
  void sellsWhatThereIs() {
    try (ConfigurableApplicationContext context = start()) {
      ShopInventory shop = context.getBean(ShopInventory.class);
      shop.define(StockDefinition.withOpening(shop.key(new Sku("sencha")), 1)).orElseThrow();
      Orders orders = context.getBean(Orders.class);
      assertThat(orders.order("o-1")).isEqualTo("sold");
      assertThat(orders.order("o-2")).startsWith("not enough stock");
      assertThat(orders.order("o-1")).isEqualTo("sold");
    }
  }

  @Test
  void hasASeparatePoolWithoutAutoCommit() {
    try (ConfigurableApplicationContext context = start()) {
      Map<String, Object> separate = context.getBeansWithAnnotation(HoldfastDataSource.class);
      HikariDataSource pool = (HikariDataSource) separate.get("stockPool");
      HikariDataSource host = (HikariDataSource) context.getBean(DataSource.class);
      assertThat(pool).isNotSameAs(host);
      assertThat(pool.isAutoCommit()).isFalse();
      assertThat(host.isAutoCommit()).isTrue();
      assertThat(pool.getJdbcUrl()).isEqualTo(host.getJdbcUrl());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Orders, @Service, README.md",
    "OpeningStock, @Configuration, docs/spring.md",
    "StockPool, @Bean, docs/spring.md"
  })
  void theDocumentShowsThisVeryCode(String file, String start, String document) throws IOException {
    Path source = Path.of("src/test/java/io/holdfast/spring/host/" + file + ".java");
    Assumptions.assumeTrue(Files.exists(source), "runs in the folder of the starter only");
    String code = Files.readString(source);
    String shown = code.substring(code.indexOf(start));
    if (file.equals("StockPool")) {
      shown = ("  " + shown.substring(0, shown.lastIndexOf('}'))).stripTrailing().stripIndent();
    }
    assertThat(Files.readString(Path.of("..").resolve(document))).contains(shown.stripTrailing());
  }
}
