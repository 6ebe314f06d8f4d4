package io.holdfast.jdbc;

/**
 * The databases that the store supports.
 *
 * @since 0.1.0
 */
public enum Dialect {
  /** H2, embedded or as a server. */
  H2,
  /** MariaDB, through MariaDB's driver or MySQL's. */
  MARIADB,
  /** MySQL, through MySQL's driver or MariaDB's. */
  MYSQL
}
