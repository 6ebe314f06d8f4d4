/** Keeps stock in MySQL, MariaDB or H2, through the host's {@code DataSource}. */
@SuppressWarnings("opens") // the opened folders hold the numbered DDL, for Flyway to find
module io.holdfast.jdbc {
  requires transitive io.holdfast.inventory;
  requires transitive java.sql;
  requires org.jdbi.v3.core;
  // JDBI needs this module and, as an automatic module, cannot require it.
  requires io.leangen.geantyref;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.holdfast.jdbc;

  opens io.holdfast.jdbc.schema.h2;
  opens io.holdfast.jdbc.schema.mysql;
}
