package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.spi.support.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads columns that may be null. */
public final class Columns {
  private Columns() {}

  public static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Micros.toInstant(micros);
  }

  public static @Nullable String text(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }
}
