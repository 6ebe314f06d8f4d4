package io.holdfast.jdbc.servers;

/** Whose SQL a database speaks. */
public enum Engine {
  H2,
  MARIADB,
  MYSQL
}
