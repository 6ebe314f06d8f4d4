package io.holdfast.jdbc.internal.dialect;

import static java.util.Map.entry;

import io.holdfast.jdbc.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MySQL. {@link MariaDbDialect} extends it. */
class MySqlDialect implements SqlDialect {
  /**
   * The character sets in which a byte after the first can be a backslash, so that the end of a
   * text is ambiguous.
   */
  private static final Set<String> AMBIGUOUS = Set.of("big5", "cp932", "gb18030", "gbk", "sjis");

  /** The bytes of the longest column that is sorted by. */
  private static final int LONGEST_SORTED = 128;

  private static final int CANNOT_CHANGE_IN_TRANSACTION = 1568;

  /** The codes of MySQL and of MariaDB; none means different things to the two. */
  private static final Map<Integer, FailureKind> CODES =
      Map.ofEntries(
          entry(1213, FailureKind.CONTENTION), // deadlock
          entry(1205, FailureKind.CONTENTION), // lock wait timeout; the transaction is still open
          entry(1020, FailureKind.CONTENTION), // snapshot conflict, MariaDB
          entry(3101, FailureKind.CONTENTION), // rolled back at commit by group replication
          entry(3572, FailureKind.CONTENTION), // lock not available at once
          entry(1969, FailureKind.CONTENTION), // statement timeout, MariaDB
          entry(3024, FailureKind.CONTENTION), // statement timeout, MySQL
          entry(1317, FailureKind.CONTENTION), // statement killed
          entry(1062, FailureKind.DUPLICATE),
          entry(1586, FailureKind.DUPLICATE),
          entry(1040, FailureKind.NO_CONNECTION), // too many connections
          entry(1203, FailureKind.NO_CONNECTION), // too many connections of the user
          entry(1226, FailureKind.NO_CONNECTION), // a limit of the user
          entry(1053, FailureKind.LOST), // shutdown
          entry(1927, FailureKind.LOST), // connection killed
          entry(3032, FailureKind.LOST), // offline mode
          entry(3169, FailureKind.LOST), // session killed
          entry(4031, FailureKind.LOST), // disconnected for being idle
          entry(1153, FailureKind.TOO_LARGE), // packet
          entry(1301, FailureKind.TOO_LARGE), // value
          entry(1290, FailureKind.CANNOT_WRITE), // read-only server
          entry(1792, FailureKind.CANNOT_WRITE), // read-only transaction
          entry(1836, FailureKind.CANNOT_WRITE), // read-only mode
          entry(1114, FailureKind.CANNOT_WRITE), // table full
          entry(1021, FailureKind.CANNOT_WRITE), // disk full
          entry(1044, FailureKind.CONFIGURATION),
          entry(1045, FailureKind.CONFIGURATION),
          entry(1665, FailureKind.CONFIGURATION), // statement-based binary log
          entry(4025, FailureKind.CONTRADICTION), // CHECK, MariaDB
          entry(3819, FailureKind.CONTRADICTION)); // CHECK, MySQL

  /** The codes of deadlocks, conflicts and missing savepoints. */
  private static final Set<Integer> ENDS_TRANSACTION = Set.of(1213, 1020, 1305, 1613, 1614, 3101);

  @Override
  public Dialect name() {
    return Dialect.MYSQL;
  }

  @Override
  public boolean isProduct(String product, String version) {
    return product.equals("mysql") && !version.contains("mariadb");
  }

  @Override
  public DriverType driver() {
    return new DriverType(
        "com.mysql.cj.jdbc.JdbcConnection",
        List.of("getSession", "getServerSession", "inTransactionOnServer"),
        "isReadOnly",
        Set.of("PacketTooBigException"));
  }

  @Override
  public String now() {
    return "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))";
  }

  @Override
  public String number() {
    return "CAST(? AS SIGNED)";
  }

  @Override
  public String all() {
    return "LIMIT ".concat(String.valueOf(Long.MAX_VALUE));
  }

  @Override
  public String byPrimaryKey() {
    return "FORCE INDEX (PRIMARY)";
  }

  @Override
  public String byDue(String table) {
    return String.join("", "FORCE INDEX (", table, "_shop_due)");
  }

  @Override
  public String deleteBefore() {
    return "/*+ INDEX(row_ PRIMARY) */";
  }

  @Override
  public String lockPart() {
    return "FOR UPDATE";
  }

  /** Skips from shop to shop of an index by GROUP BY with MIN. */
  @Override
  public String dueShops() {
    return """
    SELECT shop FROM {table} {byDue} WHERE shop > ?
    GROUP BY shop HAVING MIN(next_at) <= {now} ORDER BY shop LIMIT ?\
    """;
  }

  @Override
  public String replaceByShopAndId(String table, String columns, String rows) {
    return String.join("", "REPLACE INTO ", table, " (", columns, ") VALUES ", rows);
  }

  /** Each column depends on the version before the update, so the version is set last. */
  @Override
  public String replaceVersion(
      String table, List<String> key, List<String> texts, List<String> numbers) {
    List<String> all = SqlDialect.columns(key, texts, numbers);
    return String.join(
        "",
        "INSERT INTO ",
        table,
        " (",
        String.join(", ", all),
        ") VALUES [[(",
        String.join(", ", Collections.nCopies(all.size(), "?")),
        ")|, ]] ON DUPLICATE KEY UPDATE ",
        String.join(
            ", ",
            all.stream()
                .filter(it -> !key.contains(it))
                .map(
                    it ->
                        it + " = IF(version = VALUES(version) - 1, VALUES(" + it + "), " + it + ")")
                .toList()));
  }

  /** An INSERT counts an updated row as two. */
  @Override
  public int countOfReplaced() {
    return 2;
  }

  @Override
  public String sellFromLevel() {
    return """
    UPDATE holdfast_stock_level {primary}
    SET held = held + ?, committed = committed + ?, version = version + 1
    WHERE shop = ? AND sku = ? AND location = ? AND kind = ? AND restock <=> ?
      AND safety_stock = ? AND on_hand - held - committed - safety_stock >= ?\
    """;
  }

  @Override
  public String holdFromLevel() {
    return """
    UPDATE holdfast_stock_level {primary}
    SET held = held + ?, committed = committed + ?,
      next_expiry = LEAST(COALESCE(next_expiry, ?), ?), version = version + 1
    WHERE shop = ? AND sku = ? AND location = ? AND kind = ? AND restock <=> ?
      AND safety_stock = ? AND on_hand - held - committed - safety_stock >= ?\
    """;
  }

  /**
   * An INSERT that updates, so that a level costs no more than alone. Its columns carry what the
   * level is compared with: {@code on_hand_version} the least claimable number. Each assignment
   * checks the guard again, and none looks at a column that an earlier one may have changed, except
   * {@code committed} at {@code held}: one of them gets nothing. So it does not matter whether
   * columns are assigned from left to right or, as in MariaDB's mode {@code
   * SIMULTANEOUS_ASSIGNMENT}, at once.
   */
  @Override
  public String takeFromLevels() {
    return """
    INSERT INTO holdfast_stock_level (shop, sku, location, kind, restock, safety_stock, on_hand,
      held, committed, next_expiry, on_hand_version, version)
    VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)|, ]]
    ON DUPLICATE KEY UPDATE
      version = IF(kind = VALUES(kind) AND restock <=> VALUES(restock)
          AND safety_stock = VALUES(safety_stock)
          AND on_hand - held - committed - safety_stock >= VALUES(on_hand_version),
        version + VALUES(version), version),
      next_expiry = IF(kind = VALUES(kind) AND restock <=> VALUES(restock)
          AND safety_stock = VALUES(safety_stock)
          AND on_hand - held - committed - safety_stock >= VALUES(on_hand_version)
          AND VALUES(next_expiry) IS NOT NULL,
        LEAST(COALESCE(next_expiry, VALUES(next_expiry)), VALUES(next_expiry)), next_expiry),
      held = IF(kind = VALUES(kind) AND restock <=> VALUES(restock)
          AND safety_stock = VALUES(safety_stock)
          AND on_hand - held - committed - safety_stock >= VALUES(on_hand_version),
        held + VALUES(held), held),
      committed = IF(kind = VALUES(kind) AND restock <=> VALUES(restock)
          AND safety_stock = VALUES(safety_stock)
          AND on_hand - held - committed - safety_stock >= VALUES(on_hand_version),
        committed + VALUES(committed), committed)\
    """;
  }

  @Override
  public Settings durability() {
    return new Settings(
        """
        SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS innodb_flush_log_at_trx_commit,
          IF(@@GLOBAL.log_bin, @@GLOBAL.sync_binlog, 1) AS sync_binlog LIMIT 1\
        """,
        settings -> {
          List<String> problems = new ArrayList<>();
          for (String name : List.of("innodb_flush_log_at_trx_commit", "sync_binlog")) {
            if (!"1".equals(settings.get(name))) {
              problems.add(
                  name
                      + " of the server is "
                      + settings.get(name)
                      + ", not 1: a crash loses commits that were acknowledged");
            }
          }
          return problems;
        });
  }

  @Override
  public Settings sessionSettings() {
    return new Settings(sessionVariables(), MySqlDialect::problems);
  }

  /** Returns the query of the variables of a session; MariaDB gives them other names. */
  String sessionVariables() {
    return """
    SELECT @@SESSION.sql_mode AS sql_mode, @@SESSION.autocommit AS autocommit,
      @@SESSION.sql_safe_updates AS sql_safe_updates, @@SESSION.unique_checks AS unique_checks,
      @@SESSION.sql_log_bin AS sql_log_bin, @@SESSION.completion_type AS completion_type,
      @@SESSION.max_sort_length AS max_sort_length,
      @@SESSION.character_set_client AS character_set_client,
      1 AS check_constraint_checks, @@SESSION.transaction_isolation AS isolation LIMIT 1\
    """;
  }

  private static List<String> problems(Map<String, String> row) {
    List<String> found = new ArrayList<>(0);
    if (row.getOrDefault(Settings.URL, "")
        .toLowerCase(Locale.ROOT)
        .contains("transactionreplay=true")) {
      found.add(
          "transactionReplay=true: after a fail-over the driver would repeat statements without"
              + " checking their results");
    }
    if (row.getOrDefault("sql_mode", "").contains("EMPTY_STRING_IS_NULL")) {
      found.add("sql_mode EMPTY_STRING_IS_NULL: an empty text would be compared as NULL");
    }
    if (isOn(row, "autocommit") != isOn(row, Settings.DRIVER_AUTOCOMMIT)) {
      found.add(
          "an autocommit that the driver does not know: set it by the pool or the URL, not by SQL");
    }
    if (isOn(row, "sql_safe_updates")) {
      found.add("sql_safe_updates = 1: writes would fail, depending on the plan of the moment");
    }
    if (!isOn(row, "unique_checks")) {
      found.add("unique_checks = 0: an id could be given twice");
    }
    if (!isOn(row, "check_constraint_checks")) {
      found.add("check_constraint_checks = 0: the CHECK constraints of the tables would not hold");
    }
    if (!isOn(row, "sql_log_bin")) {
      found.add("sql_log_bin = 0: a fail-over or a restore would lose what was sold");
    }
    String completion = row.getOrDefault("completion_type", "");
    if (!completion.equals("NO_CHAIN")) {
      found.add("completion_type " + completion + ": a COMMIT would begin the next transaction");
    }
    if (Long.parseLong(row.getOrDefault("max_sort_length", "0")) < LONGEST_SORTED) {
      found.add(
          "max_sort_length less than "
              + LONGEST_SORTED
              + ": keys would be sorted by their beginning");
    }
    String charset = row.getOrDefault("character_set_client", "");
    if (AMBIGUOUS.contains(charset)) {
      found.add("character_set_client " + charset + ": the end of a text is ambiguous in it");
    }
    return found;
  }

  private static boolean isOn(Map<String, String> settings, String name) {
    String value = settings.getOrDefault(name, "0");
    return value.equals("1") || value.equalsIgnoreCase("on");
  }

  @Override
  public boolean canStopClock() {
    return true;
  }

  @Override
  public String maxStatementBytes() {
    return "SELECT @@max_allowed_packet AS bytes LIMIT 1";
  }

  @Override
  public boolean hasNetwork() {
    return true;
  }

  @Override
  public boolean canRollBackLocks() {
    return true;
  }

  /** One round trip, and nothing to restore. */
  @Override
  public String isolationOfNext(boolean snapshot) {
    return snapshot
        ? "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
        : "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
  }

  /**
   * Sets for the next transaction what is the default anyway. That is refused inside a transaction.
   */
  @Override
  public boolean isTransactionOpen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("SET TRANSACTION READ WRITE");
      return false;
    } catch (SQLException e) {
      if (e.getErrorCode() == CANNOT_CHANGE_IN_TRANSACTION) {
        return true;
      }
      throw e;
    }
  }

  /** Returns true: it depends on {@code innodb_rollback_on_timeout}. */
  @Override
  public boolean failureMayEndTransaction() {
    return true;
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
  public boolean isRollback(int code) {
    return code == 1213 || code == 3101;
  }

  @Override
  public String schemaFolder() {
    return "mysql";
  }

  @Override
  public String enforcedChecks() {
    return """
    SELECT TABLE_NAME AS of_table, CONSTRAINT_NAME AS name
    FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
    WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_TYPE = 'CHECK' AND ENFORCED = 'YES'
    LIMIT 1000\
    """;
  }

  @Override
  public String bytesType() {
    return "mediumblob";
  }

  @Override
  public String engine() {
    return "InnoDB";
  }

  @Override
  public boolean comparesBytes(String type, String collation) {
    return collation.endsWith("_bin") || collation.equals("binary");
  }
}
