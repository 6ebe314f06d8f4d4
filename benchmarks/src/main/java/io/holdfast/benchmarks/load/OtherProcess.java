package io.holdfast.benchmarks.load;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.contender.HandWritten;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.model.ShopId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * A process that sells stock of another process. It reads lines {@code shop clients skus
 * milliseconds}, and answers each with {@code DONE sold refused perSecond p50 p95 p99 busy}. It
 * ends with its input. An order that waits too long while the other processes sell is counted as
 * busy: it is neither sold nor refused.
 */
public final class OtherProcess {
  /** The word in place of a shop for the hand-written transaction, which knows none. */
  static final String BY_HAND = "-";

  private static final int CONNECTIONS = 16;

  private OtherProcess() {}

  /**
   * Starts the process.
   *
   * @param number the number of the process, for the ids of its orders
   */
  static ChildProcess start(String url, int number) throws IOException {
    return new ChildProcess("512m", OtherProcess.class, url, Integer.toString(number));
  }

  /**
   * Returns the command to sell.
   *
   * @param shop the shop in which the library sells, or {@link #BY_HAND}
   * @param skus the number of SKUs, of which each order takes one
   */
  static String command(String shop, int clients, int skus, Duration time) {
    return shop + " " + clients + " " + skus + " " + time.toMillis();
  }

  /** Returns the result that an answer tells. */
  static Sample sample(String[] words) {
    return new Sample(
        Double.parseDouble(words[3]),
        Double.parseDouble(words[4]),
        Double.parseDouble(words[5]),
        Double.parseDouble(words[6]),
        Double.NaN,
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Map.of(ProcessLoad.BUSY, Double.parseDouble(words[7])));
  }

  /**
   * Runs the process. The arguments are the address of the database and the number of the process.
   */
  public static void main(String[] args) throws Exception {
    Numbers numbers = new Numbers(Integer.parseInt(args[1]));
    try (HikariDataSource pool = Pools.open(args[0], CONNECTIONS);
        Holdfast holdfast = Holdfast.on(pool, Contenders.PREFIX, LaneOptions.DEFAULT);
        HandWritten handWritten = new HandWritten(pool);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", 4);
        Contender contender =
            words[0].equals(BY_HAND) ? handWritten : holdfast.inShop(new ShopId(words[0]));
        List<List<String>> skus =
            IntStream.range(0, Integer.parseInt(words[2]))
                .mapToObj(i -> List.of(Contender.sku(i)))
                .toList();
        LongAdder busy = new LongAdder();
        Sample sample =
            ClosedLoop.run(
                Integer.parseInt(words[1]),
                Duration.ofMillis(Long.parseLong(words[3])),
                () -> place(contender, numbers.order(pick(skus)), busy));
        double answers = sample.sold() + sample.refused();
        System.out.println(
            String.join(
                " ",
                "DONE",
                Long.toString(sample.sold()),
                Long.toString(sample.refused() - busy.sum()),
                Double.toString(sample.perSecond() * (answers - busy.sum()) / answers),
                Double.toString(sample.p50()),
                Double.toString(sample.p95()),
                Double.toString(sample.p99()),
                Long.toString(busy.sum())));
      }
    }
  }

  private static boolean place(Contender contender, Order order, LongAdder busy) throws Exception {
    try {
      return contender.place(order);
    } catch (BusyException e) {
      busy.increment();
      return false;
    }
  }

  private static List<String> pick(List<List<String>> skus) {
    return skus.get(skus.size() == 1 ? 0 : ThreadLocalRandom.current().nextInt(skus.size()));
  }
}
