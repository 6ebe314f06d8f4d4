package io.holdfast.benchmarks.contender;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What a {@link BatchLoop} does with the orders that it takes, on its connection. */
interface BatchWork {
  /** Returns the tables, which are created for each round. */
  PlainTables tables();

  /**
   * Answers every order. The loop rolls back after a fault.
   *
   * @throws IllegalStateException if the tables have what this work cannot answer
   */
  void answer(List<Waiting> batch) throws SQLException;

  /** See {@link Contender#check}. */
  default void check(DataSource pool, long orders, long pieces) throws SQLException {
    tables().check(pool, orders, pieces);
  }
}
