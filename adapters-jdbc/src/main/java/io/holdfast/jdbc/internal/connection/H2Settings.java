package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses an H2 database whose settings lose commits or change results without an error. */
final class H2Settings {
  private static final Logger log = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private static final String SETTINGS =
      """
      SELECT SETTING_NAME AS name, SETTING_VALUE AS setting_value
      FROM INFORMATION_SCHEMA.SETTINGS
      WHERE SETTING_NAME IN ('WRITE_DELAY', 'MODE', 'LOCK_MODE') FETCH FIRST 3 ROWS ONLY\
      """;

  /**
   * The supported modes. Mode Oracle treats an empty text as NULL; others do not support the
   * statements.
   */
  private static final Set<String> MODES =
      new TreeSet<>(
          List.of("db2", "hsqldb", "legacy", "mariadb", "mysql", "postgresql", "regular"));

  private H2Settings() {}

  static void check(Handle handle) {
    Map<String, String> settings = new TreeMap<>();
    Sql.each(
        handle,
        SETTINGS,
        new Bindings(),
        row -> settings.put(row.getString("name"), row.getString("setting_value")));
    String mode = settings.getOrDefault("MODE", "").toLowerCase(Locale.ROOT);
    refuse(!MODES.contains(mode), "MODE=" + mode + "; it works with one of " + MODES);
    refuse("0".equals(settings.get("LOCK_MODE")), "LOCK_MODE=0: nothing would be locked");
    Sql.each(
        handle,
        "SELECT DATABASE_PATH() AS path FETCH FIRST 1 ROW ONLY",
        new Bindings(),
        row -> checkFile(row.getString("path"), settings.get("WRITE_DELAY")));
  }

  private static void checkFile(@Nullable String path, @Nullable String writeDelay) {
    if (path == null) {
      return;
    }
    if (!"0".equals(writeDelay)) {
      throw new ConfigurationException(
          "dataSource: H2 in a file needs ;WRITE_DELAY=0 in its URL, or commits that were"
              .concat(" acknowledged are lost when the process dies"));
    }
    if (!path.startsWith("async:") && !path.startsWith("retry:")) {
      log.warn(
          "H2 closes its file when a thread is interrupted while it writes; a URL that begins"
              + " with jdbc:h2:async: avoids that");
    }
  }

  private static void refuse(boolean isWrong, String setting) {
    if (isWrong) {
      throw new ConfigurationException("dataSource: its H2 has ".concat(setting));
    }
  }
}
