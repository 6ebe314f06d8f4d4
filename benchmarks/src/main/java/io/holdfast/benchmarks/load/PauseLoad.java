package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Orders for one SKU at half the rate that 64 clients reach in a closed loop. After a second the
 * server commits nothing for a second, as if its disk paused. No order may be refused.
 */
final class PauseLoad {
  static final String LOAD = "one SKU, open loop at half the rate, with a pause";
  static final String FULL_RATE = "64 clients, closed loop";
  static final String PAUSED = "half the rate, the server pauses for 1 s";

  private static final int CLIENTS = 64;
  private static final Duration TIME = Duration.ofSeconds(4);

  private PauseLoad() {}

  static Series run(Setup setup) throws Exception {
    List<List<Sample>> rounds = new ArrayList<>();
    for (int i = 0; i < setup.plan().rounds(); i++) {
      Sample full =
          Selling.hot(setup, setup.contenders().holdfast(), setup.plan().clients(CLIENTS))
              .round(setup.plan().time());
      rounds.add(List.of(full, paused(setup, (int) Math.max(1, full.perSecond() / 2))));
    }
    return new Series(LOAD, List.of(FULL_RATE, PAUSED), rounds);
  }

  private static Sample paused(Setup setup, int rate) throws Exception {
    Holdfast holdfast = setup.contenders().holdfast();
    holdfast.open(1, Contender.PLENTY);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> pause = other.submit(() -> pause(setup.pool()));
      Sample sample =
          OpenLoop.run(rate, TIME, () -> OpenLoad.sold(holdfast, setup.numbers().order()));
      pause.get();
      holdfast.check(sample.sold(), sample.sold());
      return sample;
    } finally {
      other.shutdown();
    }
  }

  /** Waits for a second, and then keeps every transaction from committing for a second. */
  private static boolean pause(DataSource pool) throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      TimeUnit.SECONDS.sleep(1);
      statement.execute("FLUSH TABLES WITH READ LOCK");
      try {
        TimeUnit.SECONDS.sleep(1);
      } finally {
        statement.execute("UNLOCK TABLES");
      }
      return true;
    }
  }
}
