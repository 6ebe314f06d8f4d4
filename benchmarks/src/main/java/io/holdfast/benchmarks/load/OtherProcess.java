package io.holdfast.benchmarks.load;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.contender.HandWritten;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.inventory.LaneOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A process that sells stock of another process. It reads lines {@code byHand clients skus
 * milliseconds}, and answers each with {@code DONE sold refused perSecond p50 p95 p99}. It ends
 * with its input.
 */
public final class OtherProcess {
  private static final int CONNECTIONS = 16;

  private OtherProcess() {}

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
        Contender contender = Boolean.parseBoolean(words[0]) ? handWritten : holdfast;
        List<List<String>> skus =
            IntStream.range(0, Integer.parseInt(words[2]))
                .mapToObj(i -> List.of(Contender.sku(i)))
                .toList();
        Sample sample =
            ClosedLoop.run(
                Integer.parseInt(words[1]),
                Duration.ofMillis(Long.parseLong(words[3])),
                () -> contender.place(numbers.order(pick(skus))));
        System.out.println(
            String.join(
                " ",
                "DONE",
                Long.toString(sample.sold()),
                Long.toString(sample.refused()),
                Double.toString(sample.perSecond()),
                Double.toString(sample.p50()),
                Double.toString(sample.p95()),
                Double.toString(sample.p99())));
      }
    }
  }

  private static List<String> pick(List<List<String>> skus) {
    return skus.get(skus.size() == 1 ? 0 : ThreadLocalRandom.current().nextInt(skus.size()));
  }
}
