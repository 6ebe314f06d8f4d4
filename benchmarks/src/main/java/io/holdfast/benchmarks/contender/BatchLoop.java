package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/**
 * The upper limit of sharing a transaction: one thread takes the queued orders, writes all of them
 * with one INSERT and one guarded UPDATE, commits, and wakes the clients. Its rows have the same
 * content as the library's. It sells one SKU, and handles neither replays nor conflicts.
 */
public final class BatchLoop implements Contender {
  /** The name of this contender. */
  public static final String NAME = "raw JDBC batch loop";

  private static final int MOST = 512;

  private final DataSource pool;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final BatchStatements statements;
  private final Thread loop = new Thread(this::loop, "batch-loop");
  private volatile boolean open = true;

  /** Creates a loop that uses one connection from a pool until it is closed. */
  public BatchLoop(DataSource pool) throws SQLException {
    this.pool = pool;
    this.statements = new BatchStatements(pool.getConnection());
    loop.setDaemon(true);
    loop.start();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void open(int skus, long pieces) throws SQLException {
    BatchStatements.TABLES.create(pool, skus, pieces);
  }

  @Override
  public boolean place(Order order) {
    Waiting waiting = new Waiting(order);
    queue.add(waiting);
    return waiting.await();
  }

  @Override
  public void check(long orders, long pieces) throws SQLException {
    new PlainLedger(BatchStatements.TABLES, pool).check(orders, pieces);
  }

  @Override
  public void close() {
    open = false;
    loop.interrupt();
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    List<Waiting> batch = new ArrayList<>(MOST);
    try (Connection connection = statements.connection()) {
      while (open) {
        batch.add(queue.take());
        queue.drainTo(batch, MOST - 1);
        answer(connection, batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } catch (SQLException e) {
      throw new IllegalStateException("the connection could not be returned to the pool", e);
    }
  }

  private void answer(Connection connection, List<Waiting> batch) throws SQLException {
    try {
      if (sell(connection, batch)) {
        batch.forEach(it -> it.answer(true));
        return;
      }
      for (Waiting each : batch) {
        each.answer(batch.size() > 1 && sell(connection, List.of(each)));
      }
    } catch (SQLException e) {
      connection.rollback();
      batch.forEach(it -> it.fail(e));
    }
  }

  /** Sells all orders, or none. */
  private boolean sell(Connection connection, List<Waiting> batch) throws SQLException {
    statements.insert(batch);
    if (statements.take(batch.get(0).order().sku(), batch.size())) {
      connection.commit();
      return true;
    }
    connection.rollback();
    return false;
  }
}
