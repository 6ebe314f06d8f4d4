package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.jdbc.servers.Pools;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.SQLException;

/**
 * Reports no login time-out, so that the library accepts a deadline shorter than the pool's wait
 * for a connection.
 */
final class DiscreetPool extends HikariDataSource {
  DiscreetPool(TestSchema schema) throws SQLException {
    super(Pools.configuration(schema.url(), schema.user(), config -> {}));
    // On a busy machine, the first connection may take longer.
    getConnection().close();
    setConnectionTimeout(250);
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }
}
