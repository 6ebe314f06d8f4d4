package io.holdfast.examples.common;

import java.nio.file.Path;

/** Names an H2 database by its file. */
public final class H2File {
  /** The rule for a path. It follows the name of the option in a message. */
  public static final String RULE = "must have an absolute path without ';'";

  private H2File() {}

  /** Returns whether a path can stand in a URL: a semicolon would start a setting. */
  public static boolean isAllowed(Path file) {
    return file.toAbsolutePath().toString().indexOf(';') < 0;
  }

  /**
   * Returns the URL of a database. An interrupted thread does not close it, and what is committed
   * is on disk.
   *
   * @param file the path, without its ending {@code .mv.db}
   * @param settings further settings, such as {@code DB_CLOSE_ON_EXIT=FALSE}
   * @throws IllegalArgumentException if the path is not allowed
   */
  public static String url(Path file, String... settings) {
    if (!isAllowed(file)) {
      throw new IllegalArgumentException("file " + RULE);
    }
    StringBuilder url = new StringBuilder("jdbc:h2:async:" + file.toAbsolutePath());
    url.append(";WRITE_DELAY=0");
    for (String setting : settings) {
      url.append(';').append(setting);
    }
    return url.toString();
  }
}
