package io.holdfast.benchmarks.dynamodb;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.load.Arm;
import io.holdfast.benchmarks.load.ClosedLoop;
import io.holdfast.benchmarks.load.Numbers;
import io.holdfast.benchmarks.load.Sample;
import java.time.Duration;
import java.util.Map;

/**
 * Clients in a closed loop that buy one article with ample stock. Only served orders count: a
 * failed order does not.
 *
 * @param contender the contender that sells
 * @param clients the number of clients
 * @param numbers the numbers of the orders
 */
record HotTickets(Contender contender, int clients, Numbers numbers) implements Arm {
  static final String FAILED = "orders failed for a conflict";
  static final String FAILED_SHARE = "of 100 orders failed for a conflict";

  private static final long PLENTY = 1_000_000;

  @Override
  public String name() {
    return contender.name();
  }

  @Override
  public Sample round(Duration time) throws Exception {
    contender.open(1, PLENTY);
    Sample all = ClosedLoop.run(clients, time, () -> contender.place(numbers.order()));
    contender.check(all.sold(), all.sold());
    double failed = all.refused();
    double answers = all.sold() + failed;
    return new Sample(
        all.perSecond() * all.sold() / answers,
        all.p50(),
        all.p95(),
        all.p99(),
        all.bytes(),
        all.sold(),
        all.refused(),
        Map.of(FAILED, failed, FAILED_SHARE, 100 * failed / answers));
  }
}
