package io.holdfast.examples.bookstore.store;

import java.util.List;

/** The tables of the bookstore and of its engine. Those of Holdfast are created by Holdfast. */
public final class Schema {
  /** By default MySQL takes two keys that differ in case only for the same key. */
  private static final String EXACT_TEXT = " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS bookstore_book (
            book_id VARCHAR(64) NOT NULL PRIMARY KEY,
            title VARCHAR(200) NOT NULL,
            price BIGINT NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS bookstore_user (
            user_id VARCHAR(64) NOT NULL PRIMARY KEY,
            points BIGINT NOT NULL,
            version BIGINT NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS bookstore_redemption (
            redemption_id VARCHAR(80) NOT NULL PRIMARY KEY,
            user_id VARCHAR(64) NOT NULL,
            points BIGINT NOT NULL,
            status VARCHAR(16) NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS bookstore_charge (
            billing_key VARCHAR(80) NOT NULL PRIMARY KEY,
            user_id VARCHAR(64) NOT NULL,
            amount BIGINT NOT NULL,
            status VARCHAR(16) NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS bookstore_payment (
            payment_id VARCHAR(36) NOT NULL PRIMARY KEY,
            billing_key VARCHAR(80) NOT NULL,
            amount BIGINT NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS bookstore_order (
            execution_name VARCHAR(80) NOT NULL PRIMARY KEY,
            user_id VARCHAR(64) NOT NULL,
            book_id VARCHAR(64) NOT NULL,
            pieces BIGINT NOT NULL,
            amount BIGINT NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS checkout_execution (
            execution_name VARCHAR(80) NOT NULL PRIMARY KEY,
            checkpoint_json TEXT NOT NULL,
            version BIGINT NOT NULL,
            status VARCHAR(16) NOT NULL,
            tries INT NOT NULL,
            due_at BIGINT NOT NULL,
            answer_by BIGINT NOT NULL,
            driver VARCHAR(120) NOT NULL,
            token VARCHAR(120),
            failure_json TEXT,
            started_at BIGINT NOT NULL,
            stopped_at BIGINT)\
          """,
          """
          CREATE TABLE IF NOT EXISTS scheduled_tasks (
            task_name VARCHAR(100) NOT NULL,
            task_instance VARCHAR(150) NOT NULL,
            task_data BLOB,
            execution_time %s NOT NULL,
            picked BOOLEAN NOT NULL,
            picked_by VARCHAR(50),
            last_success %s NULL,
            last_failure %s NULL,
            consecutive_failures INT,
            last_heartbeat %s NULL,
            version BIGINT NOT NULL,
            priority SMALLINT,
            PRIMARY KEY (task_name, task_instance))\
          """);

  private Schema() {}

  /** Creates the tables that are missing. */
  public static void create(Database database) {
    boolean unused =
        database.inTransaction(
            sql -> {
              String product = sql.connection().getMetaData().getDatabaseProductName();
              // MySQL stores a TIMESTAMP in UTC, H2 needs to be told to keep the zone.
              boolean h2 = product.equals("H2");
              String time = h2 ? "TIMESTAMP(6) WITH TIME ZONE" : "TIMESTAMP(6)";
              for (String table : TABLES) {
                sql.update(table.replace("%s", time) + (h2 ? "" : EXACT_TEXT));
              }
              return true;
            });
  }
}
