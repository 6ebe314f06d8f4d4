package io.holdfast.benchmarks.contender;

import io.holdfast.inventory.LaneOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * All contenders, on one pool.
 *
 * @param holdfast the library
 * @param withoutLanes the library with a transaction for each order
 * @param handWritten the base of most ratios
 * @param batchLoop the upper limit of orders
 * @param readLoop the upper limit of refusals; it does not sell
 * @param others the other common ways
 * @param rows the ways to write an order row of the shop with the sale
 */
public record Contenders(
    Holdfast holdfast,
    Holdfast withoutLanes,
    HandWritten handWritten,
    BatchLoop batchLoop,
    BatchLoop readLoop,
    List<Contender> others,
    RowContenders rows)
    implements AutoCloseable {
  /** The prefix of the library's table names. */
  public static final String PREFIX = "lanes_";

  /** Opens the contenders. */
  public static Contenders on(DataSource pool) throws SQLException {
    return new Contenders(
        Holdfast.on(pool, PREFIX, LaneOptions.DEFAULT),
        Holdfast.on(pool, PREFIX, LaneOptions.OFF),
        new HandWritten(pool),
        BatchLoop.selling(pool),
        BatchLoop.reading(pool),
        List.of(
            new SelectForUpdate(pool),
            new HibernateVersion(pool),
            new SixteenSlots(pool),
            new UnitRows(pool)),
        RowContenders.on(pool));
  }

  /**
   * Returns all contenders that sell without an order row: the library with lanes first, the upper
   * limit last.
   */
  public List<Contender> all() {
    List<Contender> all = new ArrayList<>(List.of(holdfast, withoutLanes, handWritten));
    all.addAll(others);
    all.add(batchLoop);
    return all;
  }

  @Override
  public void close() {
    all().forEach(Contender::close);
    readLoop.close();
    rows.all().forEach(Contender::close);
  }
}
