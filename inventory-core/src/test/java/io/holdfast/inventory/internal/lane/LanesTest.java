package io.holdfast.inventory.internal.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No command is forgotten, none runs twice, and no lane remains. */
class LanesTest {
  private static final LaneLimits LIMITS =
      new LaneLimits(
          1_000,
          TimeUnit.SECONDS.toNanos(60),
          8,
          TimeUnit.SECONDS.toNanos(1),
          TimeUnit.SECONDS.toNanos(60));

  private final AtomicInteger leading = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final List<String> mistakes = new ArrayList<>();

  private static final class Root extends PendingCommand<Integer, Integer> {
    final CompletableFuture<Integer> answer = new CompletableFuture<>();

    Root(int number, long deadline, @Nullable Thread caller) {
      super(number, deadline, caller);
    }

    int squared() {
      return hasAnswer() ? answerOrThrow() : -1;
    }

    @Override
    protected void answered() {
      answer.complete(squared());
    }
  }

  private class Squares implements Lanes.Batches<String, Integer, Integer> {
    private final ConcurrentHashMap<String, Boolean> busy = new ConcurrentHashMap<>();

    @Override
    public Lanes.Done run(String key, List<PendingCommand<Integer, Integer>> batch, boolean quiet) {
      if (busy.put(key, true) != null || batch.size() > 8) {
        mistakes.add("two batches of one key at a time, or too large a one");
      }
      leading.incrementAndGet();
      for (PendingCommand<Integer, Integer> command : batch) {
        command.answer(command.request() * command.request());
        done.incrementAndGet();
      }
      busy.remove(key);
      return new Lanes.Done(false, () -> {});
    }

    @Override
    public RuntimeException dropped(String key) {
      return new IllegalStateException("dropped");
    }

    @Override
    public RuntimeException broken(String key, Throwable cause) {
      return new IllegalStateException("broken", cause);
    }
  }

  @Test
  void everyCommandIsAnsweredOnceWhateverTheInterleaving() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Lanes<String, Integer, Integer> lanes = new Lanes<>(LIMITS, new Squares(), threads);
    ExecutorService callers = Executors.newFixedThreadPool(16);
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      int caller = i;
      all.add(CompletableFuture.supplyAsync(() -> calls(lanes, caller), callers));
    }
    for (CompletableFuture<Boolean> each : all) {
      assertThat(each.get(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(done).hasValue(16 * 5_000);
    assertThat(leading.get()).isLessThanOrEqualTo(16 * 5_000);
    assertThat(mistakes).isEmpty();
    callers.shutdown();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(lanes.size()).as("lanes that stay behind").isZero();
  }

  private static boolean calls(Lanes<String, Integer, Integer> lanes, int caller) {
    boolean right = true;
    for (int n = 0; n < 5_000; n++) {
      String key = "key-" + (caller + n / 100) % 3;
      boolean waits = (caller + n) % 3 != 0;
      Thread thread = waits ? Thread.currentThread() : null;
      Root number = new Root(n, lanes.deadline(), thread);
      if (waits) {
        right &= lanes.call(key, number) && number.squared() == n * n;
      } else {
        right &=
            lanes.submit(key, number)
                && number.answer.orTimeout(60, TimeUnit.SECONDS).join() == n * n;
      }
    }
    return right;
  }

  /** Throws what its signature does not allow, as code in another language can. */
  private final class Undeclared extends Squares {
    private boolean broken = true;

    @Override
    public Lanes.Done run(String key, List<PendingCommand<Integer, Integer>> batch, boolean quiet) {
      if (broken) {
        broken = false;
        throw undeclared(new InterruptedException("checked"));
      }
      return super.run(key, batch, quiet);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException undeclared(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  @Test
  void aCheckedExceptionFailsItsBatchAndTheLaneGoesOn() {
    Lanes<String, Integer, Integer> lanes = new Lanes<>(LIMITS, new Undeclared(), Runnable::run);
    Root first = new Root(2, lanes.deadline(), Thread.currentThread());
    assertThatThrownBy(() -> lanes.call("key", first)).hasRootCauseMessage("checked");
    assertThat(Thread.interrupted()).isTrue();

    Root second = new Root(3, lanes.deadline(), Thread.currentThread());
    assertThat(lanes.call("key", second)).isTrue();
    assertThat(second.squared()).isEqualTo(9);
    assertThat(lanes.size()).as("lanes that stay behind").isZero();
  }

  @Test
  void aBatchThatTookTooLongMakesTheNextOneSmallerAndQuickOnesMakeItGrowAgain() {
    Lane<Integer, Integer> lane = new Lane<>(LIMITS);
    long later = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    for (int i = 0; i < 40; i++) {
      lane.enter(new Root(i, later, null));
    }
    List<Integer> sizes = new ArrayList<>();
    for (long seconds : new long[] {2, 0, 0, 0, 0}) {
      int size = lane.take(late -> {}).size();
      sizes.add(size);
      lane.took(size, TimeUnit.SECONDS.toNanos(seconds), false);
    }
    assertThat(sizes).containsExactly(8, 4, 5, 6, 7);
  }
}
