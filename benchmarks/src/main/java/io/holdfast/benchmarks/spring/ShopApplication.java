package io.holdfast.benchmarks.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.spring.HoldfastDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A shop as docs/spring.md describes it: a pool of its own, and one for the stock. */
@SpringBootApplication
public class ShopApplication {
  private static final int STOCK_CONNECTIONS = 8;

  /** Runs the shop until its input ends. Its first line of output is the port. */
  public static void main(String[] args) throws Exception {
    try (ConfigurableApplicationContext shop = SpringApplication.run(ShopApplication.class, args);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(shop.getEnvironment().getRequiredProperty("local.server.port"));
      while (in.readLine() != null) {
        // Nothing is asked of it here.
      }
    }
  }

  @Bean(defaultCandidate = false)
  @HoldfastDataSource
  HikariDataSource stockPool(DataSource host) {
    HikariDataSource pool =
        DataSourceBuilder.derivedFrom(host).type(HikariDataSource.class).build();
    pool.setMaximumPoolSize(STOCK_CONNECTIONS);
    pool.setAutoCommit(false);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return pool;
  }
}
