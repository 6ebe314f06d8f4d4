package io.holdfast.benchmarks.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.load.ChildProcess;
import io.holdfast.spring.HoldfastDataSource;
import java.io.BufferedReader;
import java.io.IOException;
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

  // Statements are prepared once for each connection, as in all other comparisons.
  private static final String OPTIONS =
      "useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=250"
          + "&prepStmtCacheSqlLimit=65536&socketTimeout=120000";

  /**
   * Starts an instance of the shop in a process of its own. Its first answer is the port.
   *
   * @param url the JDBC URL of the database
   * @param prefix the prefix of the library's tables
   * @param connections the connections of the shop's own pool
   */
  static ChildProcess start(String url, String prefix, int connections) throws IOException {
    return new ChildProcess(
        "512m",
        ShopApplication.class,
        "--spring.main.banner-mode=off",
        "--logging.level.root=error",
        "--server.port=0",
        "--server.tomcat.max-keep-alive-requests=-1",
        "--spring.datasource.url=" + url + (url.contains("?") ? "&" : "?") + OPTIONS,
        "--spring.datasource.username=root",
        "--spring.datasource.password=",
        "--spring.datasource.hikari.maximum-pool-size=" + connections,
        "--spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
        "--holdfast.store=jdbc",
        "--holdfast.jdbc.table-prefix=" + prefix,
        "--holdfast.sweep.enabled=false");
  }

  /** Runs the shop until its input ends. It writes {@code DONE port} when it takes orders. */
  public static void main(String[] args) throws Exception {
    try (ConfigurableApplicationContext shop = SpringApplication.run(ShopApplication.class, args);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("DONE " + shop.getEnvironment().getRequiredProperty("local.server.port"));
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
