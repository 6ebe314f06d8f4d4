package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Clients in a closed loop that buy articles with ample stock.
 *
 * @param name the name for tables
 * @param setup the environment of the load
 * @param contender the contender that sells
 * @param clients the number of clients
 * @param skus the number of SKUs
 * @param lines the number of SKUs in an order
 */
record Selling(String name, Setup setup, Contender contender, int clients, int skus, int lines)
    implements Arm {
  static Selling hot(Setup setup, Contender contender, int clients) {
    return new Selling(contender.name(), setup, contender, clients, 1, 1);
  }

  static Selling cold(Setup setup, Contender contender, int clients) {
    return new Selling(contender.name(), setup, contender, clients, setup.plan().coldSkus(), 1);
  }

  @Override
  public Sample round(Duration time) throws Exception {
    contender.open(skus, setup.plan().plenty());
    List<String> names = IntStream.range(0, skus).mapToObj(Contender::sku).toList();
    Sample sample =
        ClosedLoop.run(clients, time, () -> contender.place(setup.numbers().order(pick(names))));
    if (sample.refused() > 0) {
      throw new IllegalStateException(contender.name() + " refused although there is enough stock");
    }
    contender.check(sample.sold(), sample.sold() * lines);
    return sample;
  }

  private List<String> pick(List<String> names) {
    if (skus == 1) {
      return names;
    }
    int first = ThreadLocalRandom.current().nextInt(skus);
    return IntStream.range(0, lines).mapToObj(i -> names.get((first + i) % skus)).toList();
  }
}
