package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.jdbc.servers.Pools;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.SQLException;

/**
 * A pool that does not say how long it may take for a connection, so that the library cannot insist
 * on being as patient as the pool.
 */
final class DiscreetPool extends HikariDataSource {
  DiscreetPool(TestSchema schema) throws SQLException {
    super(Pools.configuration(schema.url(), schema.user(), config -> {}));
    // The first connection may take longer, on a busy machine.
    getConnection().close();
    setConnectionTimeout(250);
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }
}
