package io.holdfast.jdbc.internal.dialect;

import static java.util.Map.entry;

import io.holdfast.jdbc.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2: it writes with MERGE, has no hints, and must not be rolled back past its locks. */
final class H2Dialect implements SqlDialect {
  /**
   * The supported modes. Mode Oracle treats an empty text as NULL; others do not support the
   * statements.
   */
  private static final List<String> MODES =
      List.of("db2", "hsqldb", "legacy", "mariadb", "mysql", "postgresql", "regular");

  private static final String NUMBER = "CAST(? AS BIGINT)";

  /** The beginning of a read, which may be in a part that is repeated. */
  private static final Pattern SELECT = Pattern.compile("[\\[(\\s]*SELECT\\b");

  private static final Pattern CONDITION = Pattern.compile("\\b(WHERE|ON)\\s");

  private static final Map<Integer, FailureKind> CODES =
      Map.ofEntries(
          entry(40001, FailureKind.CONTENTION), // deadlock
          entry(50200, FailureKind.CONTENTION), // lock timeout
          entry(90131, FailureKind.CONTENTION), // concurrent update
          entry(57014, FailureKind.CONTENTION), // statement timeout or cancelled
          // H2 reads other sessions without a lock to tell the time, and sometimes finds a null.
          entry(50000, FailureKind.INTERNAL),
          entry(23505, FailureKind.DUPLICATE),
          entry(90007, FailureKind.LOST), // object closed
          entry(90020, FailureKind.CANNOT_WRITE), // file in use by another process
          entry(90028, FailureKind.LOST), // I/O
          entry(90030, FailureKind.LOST), // file closed under its readers
          entry(90031, FailureKind.LOST), // I/O
          entry(90067, FailureKind.LOST), // connection broken
          entry(90098, FailureKind.LOST), // database closed
          entry(90121, FailureKind.LOST), // closed by shutdown
          entry(90096, FailureKind.CONFIGURATION), // privileges
          entry(90097, FailureKind.CANNOT_WRITE), // read-only database
          entry(23513, FailureKind.CONTRADICTION)); // CHECK

  /** The codes of deadlocks, conflicts and missing savepoints. */
  private static final Set<Integer> ENDS_TRANSACTION = Set.of(40001, 90063, 90131);

  @Override
  public Dialect name() {
    return Dialect.H2;
  }

  @Override
  public boolean isProduct(String product, String version) {
    return product.equals("h2");
  }

  @Override
  public DriverType driver() {
    return new DriverType(
        "org.h2.jdbc.JdbcConnection", List.of("getSession", "hasPendingTransaction"), "", Set.of());
  }

  @Override
  public String now() {
    return """
    (SELECT CAST(FLOOR(EXTRACT(EPOCH FROM EXECUTING_STATEMENT_START) * 1000000) AS BIGINT)
     FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID())\
    """;
  }

  @Override
  public String number() {
    return NUMBER;
  }

  /**
   * H2 answers a SELECT from the result of the last equal one of the session, unless a table has
   * changed since. It notes a change just before the COMMIT, so a read in between is taken for a
   * read of the committed rows. It never does that where the answer can differ by itself.
   */
  @Override
  public String askedAnew(String sql) {
    if (!SELECT.matcher(sql).lookingAt()) {
      return sql;
    }
    Matcher place = CONDITION.matcher(sql);
    return place.find()
        ? place.replaceFirst("$0RAND() >= 0 AND ")
        : sql.replaceFirst("\\bGROUP BY ", "WHERE RAND() >= 0 GROUP BY ");
  }

  @Override
  public boolean looksUpWholeKeys() {
    return true;
  }

  @Override
  public String isAnyOf(List<String> columns) {
    return String.join(
        "",
        "(",
        String.join(", ", columns),
        ") IN ([[(",
        String.join(", ", columns.stream().map(it -> "?").toList()),
        ")|, ]])");
  }

  /** Skips from shop to shop of an index by DISTINCT. */
  @Override
  public String dueShops() {
    return """
    SELECT shop FROM (SELECT DISTINCT shop FROM {table}) shop_
    WHERE shop > ? AND EXISTS (SELECT 1 FROM {table} due_
      WHERE due_.shop = shop_.shop AND due_.next_at <= {now})
    ORDER BY shop LIMIT ?\
    """;
  }

  @Override
  public String replaceByShopAndId(String table, String columns, String rows) {
    return String.join("", "MERGE INTO ", table, " (", columns, ") KEY (shop, id) VALUES ", rows);
  }

  @Override
  public String replaceVersion(
      String table, List<String> key, List<String> texts, List<String> numbers) {
    List<String> all = SqlDialect.columns(key, texts, numbers);
    return String.join(
        "",
        "MERGE INTO ",
        table,
        " row_ USING (VALUES [[(",
        String.join(
            ", ",
            all.stream().map(it -> numbers.contains(it) ? NUMBER : "CAST(? AS VARCHAR)").toList()),
        ")|, ]]) new_ (",
        String.join(", ", all),
        ") ON ",
        String.join(" AND ", key.stream().map(it -> "row_." + it + " = new_." + it).toList()),
        " AND row_.version = new_.version - 1 WHEN MATCHED THEN UPDATE SET ",
        String.join(
            ", ",
            all.stream().filter(it -> !key.contains(it)).map(it -> it + " = new_." + it).toList()));
  }

  @Override
  public int countOfReplaced() {
    return 1;
  }

  @Override
  public Settings databaseSettings() {
    return new Settings(
        """
        SELECT DATABASE_PATH() AS path,
          (SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
            WHERE SETTING_NAME = 'MODE' FETCH FIRST 1 ROW ONLY) AS compatibility,
          (SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
            WHERE SETTING_NAME = 'LOCK_MODE' FETCH FIRST 1 ROW ONLY) AS lock_mode,
          (SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
            WHERE SETTING_NAME = 'WRITE_DELAY' FETCH FIRST 1 ROW ONLY) AS write_delay
        FETCH FIRST 1 ROW ONLY\
        """,
        H2Dialect::problems);
  }

  private static List<String> problems(Map<String, String> settings) {
    String mode = settings.getOrDefault("compatibility", "").toLowerCase(Locale.ROOT);
    if (!MODES.contains(mode)) {
      return List.of("its H2 has MODE=" + mode + "; it works with one of " + MODES);
    }
    if ("0".equals(settings.get("lock_mode"))) {
      return List.of("its H2 has LOCK_MODE=0: nothing would be locked");
    }
    if (settings.containsKey("path") && !"0".equals(settings.get("write_delay"))) {
      return List.of(
          "H2 in a file needs ;WRITE_DELAY=0 in its URL, or commits that were"
              .concat(" acknowledged are lost when the process dies"));
    }
    return List.of();
  }

  /** Commits that could be lost are refused; a file that could be closed is only warned of. */
  @Override
  public Settings durability() {
    return new Settings(
        "SELECT DATABASE_PATH() AS path FETCH FIRST 1 ROW ONLY",
        settings -> {
          String path = settings.getOrDefault("path", "async:");
          return path.startsWith("async:") || path.startsWith("retry:")
              ? List.of()
              : List.of(
                  "H2 closes its file when a thread is interrupted while it writes; a URL that"
                      .concat(" begins with jdbc:h2:async: avoids that"));
        });
  }

  @Override
  public boolean hasNetwork() {
    return false;
  }

  /**
   * Returns false: H2 can lose the committed changes of another transaction when a transaction that
   * has locked the same row is rolled back.
   */
  @Override
  public boolean canRollBackLocks() {
    return false;
  }

  /** H2 accepts the release of a savepoint that does not exist. */
  @Override
  public String useSavepoint(String name) {
    return "ROLLBACK TO SAVEPOINT ".concat(name);
  }

  @Override
  public boolean isTransactionOpen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT 1 WHERE TRANSACTION_ID() IS NOT NULL FETCH FIRST 1 ROW ONLY")) {
      return row.next();
    }
  }

  @Override
  public @Nullable String warningAbout(String url) {
    return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:")
        ? "H2 in a file can lose what others have committed when a transaction that has changed"
            + " or locked the same row is rolled back; keep to one thread there"
        : null;
  }

  @Override
  public @Nullable FailureKind kindOf(int code) {
    return CODES.get(code);
  }

  @Override
  public boolean endsTransaction(int code) {
    return ENDS_TRANSACTION.contains(code);
  }

  @Override
  public String schemaFolder() {
    return "h2";
  }

  /** Returns true: H2 replaces a table that gets a new column. */
  @Override
  public boolean hidesAlteredTables() {
    return true;
  }

  @Override
  public String bytesType() {
    return "binary varying";
  }

  @Override
  public boolean comparesBytes(String type, String collation) {
    return !type.contains("ignorecase") && (collation.isEmpty() || collation.equals("off"));
  }
}
