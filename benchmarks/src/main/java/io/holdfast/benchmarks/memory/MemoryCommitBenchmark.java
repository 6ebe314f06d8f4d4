package io.holdfast.benchmarks.memory;

import io.holdfast.inventory.CommitRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A commit of one line in memory: {@code Inventory.commit} on an {@code InMemoryInventoryStore}
 * against {@link HandWrittenStock}.
 *
 * <p>Workload: each thread places {@code orders} orders of one piece, each under an id never seen
 * before, spread over {@code skus} SKUs in turn; stock is exactly enough. An iteration is that many
 * orders on an empty store, whatever time it takes, so that both sides fill their tables to the
 * same size. Ids and requests are made before; {@link #fromStrings} makes the request inside, as a
 * host does that gets text. After each iteration the ledger is checked. {@link Allocated} counts
 * bytes per iteration; divide by threads and orders. The heap is collected between iterations and
 * large enough for one, so time is that of the calls; what collections cost shows in the bytes.
 *
 * <pre>
 *   benchmarks/run --only memory            the two in turn, as ratios
 *   java -jar benchmarks/target/benchmarks.jar MemoryCommit -t 1 -opi 200000 -gc true
 * </pre>
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xms3g", "-Xmx3g", "-Xmn2g"})
public class MemoryCommitBenchmark {
  /** The library. */
  @Benchmark
  public void holdfast(HoldfastShop shop, Orders orders, Blackhole answers, Allocated allocated) {
    allocated.begin();
    for (CommitRequest request : orders.requests) {
      answers.consume(shop.inventory.commit(request));
    }
    allocated.end();
  }

  /** The library, with the request made of text. */
  @Benchmark
  public void fromStrings(
      HoldfastShop shop, Orders orders, Blackhole answers, Allocated allocated) {
    allocated.begin();
    for (int i = 0; i < orders.ids.length; i++) {
      answers.consume(shop.inventory.commit(Orders.request(orders.ids[i], orders.skuOf[i])));
    }
    allocated.end();
  }

  /** The alternative. */
  @Benchmark
  public void handWritten(
      HandWrittenShop shop, Orders orders, Blackhole answers, Allocated allocated) {
    allocated.begin();
    for (int i = 0; i < orders.ids.length; i++) {
      answers.consume(shop.stock.commit(orders.ids[i], orders.skuOf[i], 1));
    }
    allocated.end();
  }
}
