package io.holdfast.jdbc.internal.dialect;

import io.holdfast.jdbc.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** MariaDB, where it differs from MySQL. */
final class MariaDbDialect extends MySqlDialect {
  @Override
  public Dialect name() {
    return Dialect.MARIADB;
  }

  /** The driver of MySQL names every server MySQL; the version tells them apart. */
  @Override
  public boolean isProduct(String product, String version) {
    return product.contains("mariadb") || version.contains("mariadb");
  }

  @Override
  public DriverType driver() {
    return new DriverType(
        "org.mariadb.jdbc.Connection",
        List.of("getContext", "getServerStatus"),
        "",
        Set.of("MaxAllowedPacketException"));
  }

  /**
   * {@inheritDoc} MariaDB's driver gives the SQLState of a syntax error, and the code of what it
   * found by itself. A pool that prepares a connection of a dying server passes both on.
   */
  @Override
  public boolean isConnectionClosed(SQLException thrown) {
    return thrown.getErrorCode() == -1 && "42000".equals(thrown.getSQLState());
  }

  @Override
  public String deleteBefore() {
    return "row_";
  }

  @Override
  public String deleteAfter() {
    return "FORCE INDEX (PRIMARY)";
  }

  @Override
  String sessionVariables() {
    return """
    SELECT @@SESSION.sql_mode AS sql_mode, @@SESSION.autocommit AS autocommit,
      @@SESSION.sql_safe_updates AS sql_safe_updates, @@SESSION.unique_checks AS unique_checks,
      @@SESSION.sql_log_bin AS sql_log_bin, @@SESSION.completion_type AS completion_type,
      @@SESSION.max_sort_length AS max_sort_length,
      @@SESSION.character_set_client AS character_set_client,
      @@SESSION.check_constraint_checks AS check_constraint_checks,
      @@SESSION.tx_isolation AS isolation LIMIT 1\
    """;
  }

  /** Returns all CHECK constraints: MariaDB has none that are not enforced. */
  @Override
  public String enforcedChecks() {
    return ALL_CHECKS;
  }
}
