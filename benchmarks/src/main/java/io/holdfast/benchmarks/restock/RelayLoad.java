package io.holdfast.benchmarks.restock;

import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.load.Arm;
import io.holdfast.benchmarks.load.ChildProcess;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Processes that relay from one outbox, each with two threads. */
final class RelayLoad {
  static final String LOAD = "relay, 8 shops, batches of 100; per second: requests";

  private static final int SHOPS = 8;
  private static final int JVMS = 2;
  private static final long LEAST = 800;
  private static final long PER_MILLISECOND = 25;

  private RelayLoad() {}

  static String jvms(int count) {
    return count == 1 ? "1 JVM" : count + " JVMs";
  }

  static Series run(DataSource pool, String url, Plan plan) throws Exception {
    Outbox outbox = Outbox.on(pool, Contenders.PREFIX);
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int i = 0; i < JVMS; i++) {
        children.add(new ChildProcess("256m", RelayProcess.class, url));
      }
      return Series.run(
          LOAD,
          plan,
          List.of(new Together(outbox, children.subList(0, 1)), new Together(outbox, children)));
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  /** Fills the outbox, then relays until the time is over or the outbox is empty. */
  private record Together(Outbox outbox, List<ChildProcess> children) implements Arm {
    @Override
    public String name() {
      return jvms(children.size());
    }

    @Override
    public Sample round(Duration time) throws Exception {
      // Each relay has three connections with a few statements, which are soon prepared again.
      outbox.empty();
      long ofEach = Math.max(LEAST, time.toMillis() * PER_MILLISECOND) / SHOPS;
      for (int shop = 0; shop < SHOPS; shop++) {
        outbox.put(new ShopId("shop-" + shop), 0, ofEach);
      }
      for (ChildProcess child : children) {
        child.send(Long.toString(time.toMillis()));
      }
      double perSecond = 0;
      long published = 0;
      for (ChildProcess child : children) {
        String[] words = child.answer();
        published += Long.parseLong(words[1]);
        perSecond += Double.parseDouble(words[2]);
      }
      outbox.same("accepted", published, outbox.count("state = 'SENT'"));
      outbox.same("leased once", published, outbox.count("fence = 1"));
      outbox.same("all", ofEach * SHOPS, outbox.count("fence <= 1"));
      return new Sample(
          perSecond, Double.NaN, Double.NaN, Double.NaN, Double.NaN, published, 0, Map.of());
    }
  }
}
