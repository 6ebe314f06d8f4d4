package io.holdfast.jdbc.servers;

/** The product whose SQL a database supports. */
public enum Engine {
  H2,
  MARIADB,
  MYSQL
}
