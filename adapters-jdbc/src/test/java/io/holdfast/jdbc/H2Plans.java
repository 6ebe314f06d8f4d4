package io.holdfast.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from H2 which statements it was given, and how it looks up the rows of each. */
final class H2Plans {
  /** What H2 writes behind the name of a table: the index and its condition, or a scan. */
  private static final Pattern ACCESS =
      Pattern.compile("HOLDFAST_(\\w+)\"[^/]*/\\* PUBLIC\\.(.*?) \\*/", Pattern.DOTALL);

  private static final Pattern SHOP_ONLY = Pattern.compile("(?i)\\S+: SHOP = \\?\\d+");

  private static final Set<String> OF_TESTS = ConcurrentHashMap.newKeySet();

  private H2Plans() {}

  /** Leaves out a statement that a test has made, not the library. */
  static void leaveOut(String sql) {
    OF_TESTS.add(sql);
  }

  /** Makes H2 remember the statements that it is given. */
  static void remember(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET QUERY_STATISTICS TRUE");
      statement.execute("SET QUERY_STATISTICS_MAX_ENTRIES 100000");
    }
  }

  /** Returns the statements on the library's tables that H2 remembers, and the plan of each. */
  static Map<String, String> all(Connection connection) throws SQLException {
    List<String> given = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT SQL_STATEMENT FROM INFORMATION_SCHEMA.QUERY_STATISTICS"
                    + " WHERE SQL_STATEMENT LIKE '%holdfast!_%' ESCAPE '!'"
                    + " AND REGEXP_LIKE(SQL_STATEMENT, '^\\W*(SELECT|UPDATE|DELETE|MERGE)\\b')")) {
      while (row.next()) {
        given.add(row.getString(1));
      }
    }
    given.removeAll(OF_TESTS);
    Map<String, String> plans = new TreeMap<>();
    for (String sql : given) {
      plans.put(sql, plan(connection, sql));
    }
    return plans;
  }

  /** Returns where a plan reads a table from its start, or all rows of a shop. */
  static List<String> wideReads(String plan) {
    List<String> wide = new ArrayList<>();
    Matcher access = ACCESS.matcher(plan);
    while (access.find()) {
      String how = access.group(2).replaceAll("\\s+", " ");
      if (how.endsWith(".tableScan") || !how.contains(":") || SHOP_ONLY.matcher(how).matches()) {
        wide.add(access.group(1) + " by " + how);
      }
    }
    return wide;
  }

  private static String plan(Connection connection, String sql) throws SQLException {
    try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
      int values = explain.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= values; i++) {
        explain.setString(i, "1"); // as a number and as a text
      }
      try (ResultSet row = explain.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
