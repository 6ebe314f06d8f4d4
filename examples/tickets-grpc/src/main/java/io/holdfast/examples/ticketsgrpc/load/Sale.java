package io.holdfast.examples.ticketsgrpc.load;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A sale to many buyers at once. Each buyer asks for one ticket. A call that failed is repeated
 * after a pause, under the same id and at the next server, until the buyer has a ticket or is told
 * that they are sold out.
 */
public final class Sale {
  private static final long PAUSE_MILLIS = 20;
  private static final int MAX_ATTEMPTS = 1_000;
  private static final Set<String> REPEATED =
      Set.of("UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED");

  private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();
  private final Set<String> orders = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService pauses = Executors.newSingleThreadScheduledExecutor();
  private final Calls calls;

  /** Creates a sale through these calls. */
  public Sale(Calls calls) {
    this.calls = calls;
  }

  /**
   * Serves all buyers.
   *
   * @param buyers the number of buyers
   * @param inFlight the number of buyers at the same time
   */
  public void run(int buyers, int inFlight) throws InterruptedException {
    Semaphore places = new Semaphore(inFlight);
    CountDownLatch served = new CountDownLatch(buyers);
    try {
      for (int i = 0; i < buyers; i++) {
        places.acquire();
        buy(
            i,
            0,
            () -> {
              places.release();
              served.countDown();
            });
      }
      served.await();
    } finally {
      pauses.shutdownNow();
    }
  }

  private void buy(long buyer, int attempt, Runnable end) {
    calls.buy(
        buyer,
        attempt,
        order -> {
          orders.add(order);
          add("sold");
          end.run();
        },
        code -> {
          if (code.equals("ABORTED")) {
            add("sold out");
            end.run();
          } else if (attempt < MAX_ATTEMPTS && REPEATED.contains(code)) {
            add(code + ", repeated");
            Future<?> unused =
                pauses.schedule(
                    () -> buy(buyer, attempt + 1, end), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
          } else {
            add(code + ", given up");
            end.run();
          }
        });
  }

  private void add(String answer) {
    answers.computeIfAbsent(answer, none -> new AtomicLong()).incrementAndGet();
  }

  /** Returns the number of different order ids. */
  public int orders() {
    return orders.size();
  }

  /** Returns how often an answer was given, such as {@code sold} or {@code sold out}. */
  public long count(String answer) {
    AtomicLong count = answers.get(answer);
    return count == null ? 0 : count.get();
  }

  @Override
  public String toString() {
    return orders.size() + " order ids, answers " + answers;
  }
}
