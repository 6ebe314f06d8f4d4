package io.holdfast.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.OutboxSummary.Count;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import io.holdfast.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A scrape shows the outbox, and never waits for its store. */
@Timeout(60)
class OutboxMeterBinderTest {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Outbox outbox = new Outbox();
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  /** An outbox with one message that is pending for an hour. */
  private final class Outbox implements RestockOutbox {
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile @Nullable RuntimeException fault;

    @Override
    public OutboxSummary summary(@Nullable ShopId shop) {
      reads.incrementAndGet();
      entered.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      if (fault != null) {
        throw fault;
      }
      return new OutboxSummary(
          Map.of(State.PENDING, new Count(1, clock.instant().minus(Duration.ofHours(1)))));
    }

    @Override
    public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
      throw new AssertionError();
    }

    @Override
    public List<OutboxMessage<RestockRequest>> lease(ShopId shop, int limit, Duration lease) {
      throw new AssertionError();
    }

    @Override
    public Set<MessageId> settle(ShopId shop, List<Settlement<RestockRequest>> settlements) {
      throw new AssertionError();
    }

    @Override
    public List<OutboxMessage<RestockRequest>> messages(
        ShopId shop, @Nullable MessageId after, int limit) {
      throw new AssertionError();
    }

    @Override
    public boolean unblock(ShopId shop, MessageId id) {
      throw new AssertionError();
    }

    @Override
    public boolean withdraw(ShopId shop, MessageId id) {
      throw new AssertionError();
    }
  }

  private void bind() {
    bind(tasks::add);
  }

  private void bind(Executor executor) {
    OutboxMeterBinder.builder(outbox)
        .interval(INTERVAL)
        .clock(clock)
        .executor(executor)
        .build()
        .bindTo(registry);
  }

  /** Throws what its signature does not allow, as code in another language can. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> void undeclared(Exception thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void aCheckedExceptionOfTheExecutorDoesNotEndTheReading() {
    AtomicInteger asked = new AtomicInteger();
    bind(
        task -> {
          if (asked.incrementAndGet() == 1) {
            OutboxMeterBinderTest.<RuntimeException>undeclared(new IOException("away"));
          }
          task.run();
        });
    assertThat(messages()).isNaN();
    assertThat(asked).hasValue(1);

    clock.advance(INTERVAL);
    messages();
    assertThat(messages()).isEqualTo(1);
  }

  private void runTask() {
    tasks.remove().run();
  }

  private double messages() {
    return registry.get("holdfast.outbox.messages").tag("state", "pending").gauge().value();
  }

  private double oldest(String state) {
    return registry.get("holdfast.outbox.oldest").tag("state", state).gauge().value();
  }

  private double age() {
    return registry.get("holdfast.outbox.summary.age").gauge().value();
  }

  @Test
  void aScrapeShowsTheLastSummaryAndAsksForTheNextOneWhenItIsDue() {
    bind();
    assertThat(messages()).isNaN();
    assertThat(age()).isNaN();
    assertThat(tasks).hasSize(1);
    runTask();
    assertThat(messages()).isEqualTo(1);
    assertThat(oldest("pending")).isEqualTo(3_600);
    assertThat(oldest("blocked")).isZero();

    clock.advance(INTERVAL.minusSeconds(1));
    assertThat(oldest("pending")).isEqualTo(3_659);
    assertThat(age()).isEqualTo(59);
    assertThat(tasks).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(messages()).isEqualTo(1);
    assertThat(messages()).isEqualTo(1);
    assertThat(tasks).hasSize(1);
    runTask();
    assertThat(age()).isZero();
    assertThat(outbox.reads).hasValue(2);
  }

  @Test
  void aStoreThatFailsLeavesTheLastSummaryForThreeIntervals() {
    bind();
    runTask();
    outbox.fault = new UnavailableException("the database is away", null);
    for (int i = 1; i < 3; i++) {
      clock.advance(INTERVAL);
      assertThat(messages()).isEqualTo(1);
      runTask();
    }
    clock.advance(INTERVAL);
    assertThat(messages()).isNaN();
    assertThat(oldest("pending")).isNaN();
    assertThat(age()).isEqualTo(180);
    runTask();
    outbox.fault = null;
    clock.advance(INTERVAL);
    assertThat(messages()).isNaN();
    runTask();
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void aSummaryFromTheFutureOfAClockThatWasSetBackIsNotShown() {
    bind();
    runTask();
    assertThat(messages()).isEqualTo(1);
    clock.set(clock.instant().minus(Duration.ofHours(1)));
    assertThat(messages()).isNaN();
    runTask();
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void aStoreThatHangsHoldsOneThreadAndNoScrape() throws InterruptedException {
    outbox.open = new CountDownLatch(1);
    OutboxMeterBinder.builder(outbox).interval(INTERVAL).clock(clock).build().bindTo(registry);
    outbox.entered.await();
    for (int i = 0; i < 5; i++) {
      clock.advance(INTERVAL);
      assertThat(messages()).isNaN();
    }
    assertThat(outbox.reads).hasValue(1);

    outbox.open.countDown();
    while (Double.isNaN(messages())) {
      Thread.onSpinWait();
    }
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void anExecutorThatRejectsIsAskedAgainLater() {
    AtomicInteger rejected = new AtomicInteger();
    bind(
        task -> {
          rejected.incrementAndGet();
          throw new RejectedExecutionException("full");
        });
    assertThat(messages()).isNaN();
    assertThat(rejected).hasValue(1);
    clock.advance(INTERVAL);
    assertThat(messages()).isNaN();
    assertThat(rejected).hasValue(2);
  }

  @Test
  void anIntervalOutOfRangeIsRefused() {
    assertThatThrownBy(() -> OutboxMeterBinder.builder(outbox).interval(Duration.ZERO).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("interval");
  }
}
