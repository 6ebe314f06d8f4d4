package io.holdfast.spring.host;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.spring.HoldfastDataSource;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class StockPool {
  @Bean(defaultCandidate = false)
  @HoldfastDataSource
  HikariDataSource stockPool(DataSource host) {
    HikariDataSource pool =
        DataSourceBuilder.derivedFrom(host).type(HikariDataSource.class).build();
    pool.setAutoCommit(false);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return pool;
  }
}
