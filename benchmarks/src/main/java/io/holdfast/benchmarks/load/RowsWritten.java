package io.holdfast.benchmarks.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The number of rows that InnoDB has inserted, updated and deleted since the server started, for
 * all clients.
 *
 * @param count the number of rows
 */
record RowsWritten(long count) {
  static RowsWritten read(DataSource pool) throws SQLException {
    long count = 0;
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SHOW GLOBAL STATUS WHERE Variable_name IN ('Innodb_rows_inserted',"
                    + " 'Innodb_rows_updated', 'Innodb_rows_deleted')")) {
      while (row.next()) {
        count += row.getLong(2);
      }
    }
    return new RowsWritten(count);
  }

  long until(RowsWritten later) {
    return later.count - count;
  }
}
