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
 * @param contender the contender that sells
 * @param clients the number of clients
 * @param skus the number of SKUs
 * @param lines the number of SKUs in an order
 * @param numbers the numbers of the orders
 */
public record Selling(
    String name, Contender contender, int clients, int skus, int lines, Numbers numbers)
    implements Arm {
  /** Returns clients that buy one SKU. */
  public static Selling hot(String name, Contender contender, int clients, Numbers numbers) {
    return new Selling(name, contender, clients, 1, 1, numbers);
  }

  static Selling hot(Setup setup, Contender contender, int clients) {
    return hot(contender.name(), contender, clients, setup.numbers());
  }

  static Selling cold(Setup setup, Contender contender, int clients) {
    return new Selling(
        contender.name(), contender, clients, setup.plan().coldSkus(), 1, setup.numbers());
  }

  @Override
  public Sample round(Duration time) throws Exception {
    contender.open(skus, Contender.PLENTY);
    List<String> names = IntStream.range(0, skus).mapToObj(Contender::sku).toList();
    Sample sample =
        ClosedLoop.run(clients, time, () -> contender.place(numbers.order(pick(names))));
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
