package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.EngineUnderTest;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.store.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** The engine on db-scheduler. A worker that is killed has no database any more. */
final class SchedulerUnderTest implements EngineUnderTest {
  private static final SchedulerEngine.Pace PACE =
      new SchedulerEngine.Pace(32, Duration.ofMillis(20), Duration.ofMillis(100));

  private final Database database;
  private final Timing timing;
  private final SchedulerEngine engine;
  private final List<AutoCloseable> workers = new ArrayList<>();
  private AtomicBoolean dead = new AtomicBoolean();

  SchedulerUnderTest(Database database, Timing timing) {
    this.database = database;
    this.timing = timing;
    this.engine = new SchedulerEngine(database, timing, PACE);
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public synchronized void startWorker(CheckoutSteps steps) {
    AtomicBoolean mortal = dead;
    DataSource connections = mortal(database.dataSource(), mortal);
    workers.add(new SchedulerEngine(new Database(connections), timing, PACE).startWorker(steps));
  }

  @Override
  public synchronized void killWorkers() {
    dead.set(true);
    dead = new AtomicBoolean();
    // Threads without a database would go on looking for work.
    workers.forEach(worker -> new Thread(() -> stop(worker), "killed").start());
    workers.clear();
  }

  /** Returns a data source that fails from the death on, and so do its connections. */
  private static DataSource mortal(DataSource pool, AtomicBoolean dead) {
    return (DataSource) proxy(DataSource.class, pool, dead);
  }

  private static Object proxy(Class<?> type, Object target, AtomicBoolean dead) {
    return Proxy.newProxyInstance(
        SchedulerUnderTest.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          boolean ends = List.of("close", "rollback", "setAutoCommit").contains(method.getName());
          if (dead.get() && !ends) {
            throw new SQLException("killed");
          }
          try {
            Object result = method.invoke(target, arguments);
            return result instanceof java.sql.Connection
                ? proxy(java.sql.Connection.class, result, dead)
                : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @Override
  public synchronized void close() {
    workers.forEach(SchedulerUnderTest::stop);
  }

  private static void stop(AutoCloseable worker) {
    try {
      worker.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
