package io.holdfast.benchmarks.spring;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.HoldfastTables;
import io.holdfast.benchmarks.load.Arm;
import io.holdfast.benchmarks.load.ClosedLoop;
import io.holdfast.benchmarks.load.Numbers;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Clients that each post orders for the same article over a connection of their own, and are spread
 * over the instances.
 *
 * @param way the way in which the shop keeps its rows
 * @param ports the ports of the instances
 * @param tables the tables of the library
 * @param rows the tables of the shop
 * @param clients the number of clients
 * @param numbers the numbers of the orders
 */
record OrderArm(
    Way way,
    List<Integer> ports,
    HoldfastTables tables,
    ShopRows rows,
    int clients,
    Numbers numbers)
    implements Arm {
  /** The orders that were neither sold nor refused. They do not count as orders per second. */
  static final String FAILED = "failed";

  private static final int OK = 200;
  private static final int CONFLICT = 409;

  @Override
  public String name() {
    return way.title();
  }

  @Override
  public Sample round(Duration time) throws Exception {
    String sku = Contender.sku(0);
    ShopId shop = tables.open(1, Contender.PLENTY);
    rows.open(sku, Contender.PLENTY);
    LongAdder failed = new LongAdder();
    Sample all = buy(time, shop, sku, failed);
    if (all.refused() > failed.sum()) {
      throw new IllegalStateException("refused although there is enough stock");
    }
    check(shop, all.sold());
    double answers = all.sold() + all.refused();
    return new Sample(
            all.perSecond() * all.sold() / answers,
            all.p50(),
            all.p95(),
            all.p99(),
            Double.NaN,
            all.sold(),
            0,
            all.more())
        .with(FAILED, failed.doubleValue());
  }

  private Sample buy(Duration time, ShopId shop, String sku, LongAdder failed) throws Exception {
    Queue<HttpConnection> open = new ConcurrentLinkedQueue<>();
    List<HttpConnection> all = new ArrayList<>();
    ThreadLocal<HttpConnection> mine = ThreadLocal.withInitial(open::remove);
    try {
      for (int i = 0; i < clients; i++) {
        all.add(new HttpConnection(ports.get(i % ports.size())));
      }
      open.addAll(all);
      return ClosedLoop.run(
          clients,
          time,
          () -> {
            int status = mine.get().post(way.path(), json(shop, sku));
            if (status != OK && status != CONFLICT) {
              failed.increment();
            }
            return status == OK;
          });
    } finally {
      for (HttpConnection each : all) {
        each.close();
      }
    }
  }

  private String json(ShopId shop, String sku) {
    String id = numbers.order().id();
    return "{\"shop\":\"%s\",\"id\":\"%s\",\"customer\":\"customer-%s\",\"sku\":\"%s\",\"cents\":1995}"
        .formatted(shop, id, id, sku);
  }

  private void check(ShopId shop, long sold) throws Exception {
    rows.check(sold);
    if (way == Way.BY_HAND) {
      tables.check(shop, 0, 0);
      rows.checkStock(Contender.PLENTY - sold);
    } else {
      tables.check(shop, sold, sold);
      rows.checkReservations(shop, sold);
      rows.checkStock(Contender.PLENTY);
    }
  }
}
