package io.holdfast.benchmarks.contender;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The ways to write an order row of the shop with the sale, on one pool.
 *
 * @param alongside the library, which writes the row in the transaction that orders share
 * @param within the library inside a transaction of the shop, one for each order
 * @param byIntent a transaction for the row, the library, a transaction for the row
 * @param batchLoop the upper limit
 * @param handWritten the base of the ratios
 */
public record RowContenders(
    Contender alongside,
    Contender within,
    Contender byIntent,
    Contender batchLoop,
    Contender handWritten) {
  /** The name of the way that shares transactions. */
  public static final String ALONGSIDE = "order row, alongside";

  /** The name of the base of the ratios. */
  public static final String BY_HAND = "order row, hand-written JDBC";

  static RowContenders on(DataSource pool) throws SQLException {
    return new RowContenders(
        new RowAlongside(pool),
        new RowWithin(pool),
        new RowByIntent(pool),
        BatchLoop.withOrderRow(pool),
        new HandWrittenRow(pool));
  }

  /** Returns all: the library first, the base of the ratios last. */
  public List<Contender> all() {
    return List.of(alongside, within, byIntent, batchLoop, handWritten);
  }
}
