package io.holdfast.jdbc;

/** The databases that the store supports. */
public enum Dialect {
  /** H2, embedded or as a server. */
  H2,
  /** MariaDB, through its own driver or MySQL's. */
  MARIADB,
  /** MySQL, through its own driver or MariaDB's. */
  MYSQL
}
