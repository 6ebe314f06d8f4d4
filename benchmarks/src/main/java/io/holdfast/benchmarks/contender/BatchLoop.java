package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/**
 * The upper limit of sharing a transaction: one thread takes the queued orders, does the work of
 * all of them with as few statements as possible, and wakes the clients. What it writes has the
 * same content as what the library writes. It knows one SKU, and handles neither replays nor
 * conflicts.
 */
public final class BatchLoop implements Contender {
  /** The name of the loop that sells. */
  public static final String NAME = "raw JDBC batch loop";

  /** The name of the loop that sells, and writes an order row of the shop with each order. */
  public static final String WITH_ORDER_ROW = "raw JDBC batch loop with order row";

  /** The name of the loop that refuses orders of an article that is sold out. */
  public static final String READS = "raw JDBC read loop";

  private static final int MOST = 512;

  private final String name;
  private final DataSource pool;
  private final Connection connection;
  private final BatchWork work;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread loop = new Thread(this::loop, "batch-loop");
  private volatile boolean open = true;

  private BatchLoop(String name, DataSource pool, Connection connection, BatchWork work) {
    this.name = name;
    this.pool = pool;
    this.connection = connection;
    this.work = work;
    loop.setDaemon(true);
    loop.start();
  }

  /** Starts a loop that sells. It uses one connection from the pool until it is closed. */
  public static BatchLoop selling(DataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    return new BatchLoop(NAME, pool, connection, BatchSale.on(connection));
  }

  /** Starts a loop that sells and writes order rows, likewise. */
  static BatchLoop withOrderRow(DataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    return new BatchLoop(WITH_ORDER_ROW, pool, connection, BatchSale.withOrderRow(connection));
  }

  /** Starts a loop that refuses, likewise. Its articles must be sold out. */
  static BatchLoop reading(DataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    return new BatchLoop(READS, pool, connection, new BatchRead(connection));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void open(int skus, long pieces) throws SQLException {
    work.tables().create(pool, skus, pieces);
  }

  @Override
  public boolean place(Order order) {
    Waiting waiting = new Waiting(order);
    queue.add(waiting);
    return waiting.await();
  }

  @Override
  public void check(long orders, long pieces) throws SQLException {
    work.check(pool, orders, pieces);
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
    try (Connection used = connection) {
      while (open) {
        batch.add(queue.take());
        queue.drainTo(batch, MOST - 1);
        answer(used, batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } catch (SQLException e) {
      throw new IllegalStateException("the connection could not be returned to the pool", e);
    }
  }

  private void answer(Connection used, List<Waiting> batch) throws SQLException {
    try {
      work.answer(batch);
    } catch (SQLException | IllegalStateException e) {
      used.rollback();
      batch.forEach(it -> it.fail(e));
    }
  }
}
