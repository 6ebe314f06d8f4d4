package io.holdfast.spring.internal;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.util.ClassUtils;

/** Finds the pool behind proxies that decide when a connection is taken and whose it is. */
final class DataSources {
  private static final boolean HAS_SPRING_JDBC =
      ClassUtils.isPresent(
          "org.springframework.jdbc.datasource.DelegatingDataSource",
          DataSources.class.getClassLoader());

  private DataSources() {}

  /** Returns the pool behind the proxies. */
  static DataSource unwrapped(DataSource source) {
    List<DataSource> chain = chain(source);
    return chain.get(chain.size() - 1);
  }

  /** Returns the DataSource, the one behind it, and so on; the pool is the last one. */
  static List<DataSource> chain(DataSource source) {
    List<DataSource> chain = new ArrayList<>();
    DataSource next = source;
    while (next != null) {
      chain.add(next);
      next = HAS_SPRING_JDBC ? behind(next) : null;
    }
    return List.copyOf(chain);
  }

  // Other proxies may have a purpose that the store must not go round.
  private static @Nullable DataSource behind(DataSource source) {
    return source instanceof TransactionAwareDataSourceProxy
            || source instanceof LazyConnectionDataSourceProxy
        ? ((DelegatingDataSource) source).getTargetDataSource()
        : null;
  }
}
