package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.HoldfastTables;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.benchmarks.database.Sql;
import io.holdfast.inventory.error.InvariantViolationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Commits of which one in a hundred names an order whose row was made unreadable. Only this one
 * must fail, with a fault.
 */
record Poisoned(Setup setup, Holdfast holdfast, int clients) implements Arm {
  private static final int POISON = 64;
  private static final int ONE_IN = 100;

  @Override
  public String name() {
    return AnswerLoads.POISON;
  }

  @Override
  public Sample round(Duration time) throws Exception {
    holdfast.open(1, Contender.PLENTY);
    List<Order> poison = Stream.generate(() -> setup.numbers().order()).limit(POISON).toList();
    holdfast.placeAll(poison);
    HoldfastTables tables = holdfast.tables();
    String entry = tables.prefix() + "entry";
    String readable =
        Sql.text(tables.pool(), "SELECT MAX(content) FROM " + entry + " WHERE " + ofShop());
    content(tables, "?", poison);
    AtomicLong faults = new AtomicLong();
    Sample sample = ClosedLoop.run(clients, time, () -> place(poison, faults));
    content(tables, String.valueOf(readable), poison);
    long sold = sample.sold() - faults.get();
    holdfast.check(sold + POISON, sold + POISON);
    return sample.with("faults", (double) faults.get());
  }

  private boolean place(List<Order> poison, AtomicLong faults) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (random.nextInt(ONE_IN) > 0) {
      return holdfast.place(setup.numbers().order());
    }
    try {
      holdfast.place(poison.get(random.nextInt(POISON)));
    } catch (InvariantViolationException e) {
      faults.incrementAndGet();
      return true;
    }
    throw new IllegalStateException("an order with an unreadable row was answered");
  }

  private String ofShop() {
    return "shop = '" + holdfast.shop() + "' AND kind = 'RESERVATION'";
  }

  private void content(HoldfastTables tables, String text, List<Order> of) throws SQLException {
    int rows =
        Sql.run(
            tables.pool(),
            "UPDATE %sentry SET content = '%s' WHERE %s AND id BETWEEN '%s' AND '%s'"
                .formatted(
                    tables.prefix(), text, ofShop(), of.get(0).id(), of.get(of.size() - 1).id()));
    if (rows != of.size()) {
      throw new IllegalStateException(rows + " rows changed, not " + of.size());
    }
  }
}
