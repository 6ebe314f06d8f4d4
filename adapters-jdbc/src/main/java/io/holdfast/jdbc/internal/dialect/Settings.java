package io.holdfast.jdbc.internal.dialect;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Settings of a database or a session, and the rule that they must follow.
 *
 * @param query the query of one row, with a column for each setting; empty if there is nothing to
 *     check
 * @param problems the function that returns what is wrong with the settings, most important first;
 *     settings that are NULL are not in its argument
 */
public record Settings(String query, Function<Map<String, String>, List<String>> problems) {
  /** No settings to check. */
  static final Settings NONE = new Settings("", row -> List.of());

  /** The setting that is the URL of the connection, as far as the driver tells it. */
  public static final String URL = "url";

  /** The setting that is the autocommit mode in the view of the driver, 0 or 1. */
  public static final String DRIVER_AUTOCOMMIT = "driver_autocommit";

  /** The setting that is the isolation level of the session. */
  public static final String ISOLATION = "isolation";

  /** Returns whether there is nothing to check. */
  public boolean isEmpty() {
    return query.isEmpty();
  }
}
