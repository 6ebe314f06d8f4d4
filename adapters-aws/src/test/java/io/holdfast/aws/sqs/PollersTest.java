package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.PublishingException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the threads that a host may start. */
@Timeout(120)
class PollersTest extends OnQueues {
  private final BlockingQueue<RestockRequest> accepted = new LinkedBlockingQueue<>();

  private RestockRequest next() throws InterruptedException {
    RestockRequest request = accepted.poll(60, TimeUnit.SECONDS);
    assertThat(request).as("a request within a minute").isNotNull();
    return request;
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> it.isAlive() && it.getName().startsWith("holdfast-sqs"))
        .collect(Collectors.toSet());
  }

  @Test
  void noThreadRunsThatNobodyStarted() {
    Set<Thread> before = threads();
    send(Requests.number(1));

    try (SqsRestockConsumer consumer = options().build()) {
      assertThat(threads()).isEqualTo(before);
      consumer.runOnce();
    }

    Set<Thread> after = threads();
    after.removeAll(before);
    after.forEach(PollersTest::join);
  }

  @Test
  void startedItHandsOnWhateverComes() throws InterruptedException {
    Set<Thread> before = threads();
    sink.always(accepted::add);
    try (SqsRestockConsumer consumer = options().threads(2).build()) {
      consumer.start();
      assertThat(threads()).allMatch(Thread::isDaemon).hasSizeGreaterThanOrEqualTo(2);
      for (long n = 1; n <= 3; n++) {
        send(Requests.number(n));
        assertThat(next()).isEqualTo(Requests.number(n));
      }
    }

    Set<Thread> after = threads();
    after.removeAll(before);
    after.forEach(PollersTest::join);
    assertThat(TestQueues.size(queue)).isZero();
  }

  @Test
  void closingFinishesWhatIsBegunAndHandsBackTheRest() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    send(LongStream.rangeClosed(1, 5).mapToObj(Requests::number).toArray(RestockRequest[]::new));
    sink.always(
        request -> {
          begun.countDown();
          await(closing);
        });
    SqsRestockConsumer consumer = options().build();
    consumer.start();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

    Thread closer = new Thread(consumer::close);
    closer.start();
    // It is closed once it refuses new polls.
    await(() -> isClosed(consumer));
    closing.countDown();
    closer.join(60_000);
    assertThat(closer.isAlive()).as("still closing").isFalse();

    assertThat(sink.seen()).hasSize(1);
    assertThat(TestQueues.size(queue)).isEqualTo(4);
    assertThat(TestQueues.take(queue)).as("visible at once").hasSize(4);
  }

  private static boolean isClosed(SqsRestockConsumer consumer) {
    try {
      consumer.start();
      return false;
    } catch (IllegalStateException e) {
      return "closed".equals(e.getMessage());
    }
  }

  @Test
  void aSinkThatTakesTooLongIsInterruptedAndItsMessageComesAgain() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    send(Requests.number(7));
    sink.then(
        request -> {
          begun.countDown();
          await(never);
        });
    SqsRestockConsumer consumer = options().shutdownTimeout(Duration.ZERO).build();
    consumer.start();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

    consumer.close();

    assertThat(TestQueues.size(queue)).isEqualTo(1);
    try (SqsRestockConsumer other = options().build()) {
      assertThat(drain(other, queue).accepted()).isEqualTo(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PublishingException.transientFailure("interrupted", e);
    }
  }

  @Test
  void itSurvivesThatSqsIsAway() throws InterruptedException {
    sink.always(accepted::add);
    proxy.every("ReceiveMessage", Faults.lostRequest());
    try (SqsRestockConsumer consumer = options().build()) {
      consumer.start();
      await(() -> proxy.count("ReceiveMessage") >= 3);
      send(Requests.number(7));
      proxy.heal();

      assertThat(next()).isEqualTo(Requests.number(7));
    }
  }

  @Test
  void itSurvivesAnErrorOfTheSink() throws InterruptedException {
    sink.thenThrow(new OutOfMemoryError("in the sink"));
    sink.always(accepted::add);
    send(Requests.number(7));
    try (SqsRestockConsumer consumer = options().visibility(Duration.ofSeconds(1)).build()) {
      consumer.start();

      assertThat(next()).isEqualTo(Requests.number(7));
    }
    assertThat(sink.seen()).hasSize(2);
    assertThat(TestQueues.size(dead)).isZero();
  }

  @Test
  void itStartsOnceAndNotAfterItsEnd() {
    SqsRestockConsumer consumer = options().build();
    consumer.start();
    assertThatThrownBy(consumer::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("started already");
    consumer.close();
    consumer.close();
    for (Runnable call : List.<Runnable>of(consumer::start, consumer::runOnce)) {
      assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class).hasMessage("closed");
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(60_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(thread.isAlive()).as("%s has ended", thread.getName()).isFalse();
  }
}
