package io.holdfast.examples.localfood.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

class LiveFeedTest {
  private final AtomicInteger state = new AtomicInteger(1);
  private final LiveFeed feed = new LiveFeed(JsonMapper.builder().build(), state::get);

  @AfterEach
  void close() {
    feed.close();
  }

  /** A browser that takes each event when its latch is open. */
  private static final class Browser extends SseEmitter {
    private final List<Object> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch sent = new CountDownLatch(1);
    private final CountDownLatch open;

    Browser(int closed) {
      super(0L);
      open = new CountDownLatch(closed);
    }

    @Override
    public void send(Object event, MediaType type) {
      sent.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      taken.add(event);
    }
  }

  private static void until(Browser browser, String event) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> browser.taken.contains(event));
  }

  @Test
  void aSlowBrowserHoldsUpNoOtherAndGetsTheNewestStateOnly() throws Exception {
    Browser slow = new Browser(1);
    Browser quick = new Browser(0);
    feed.open(slow);
    slow.sent.await();
    feed.open(quick);
    for (int i = 2; i < 5; i++) {
      state.set(i);
      until(quick, "" + i);
    }

    slow.open.countDown();

    until(slow, "4");
    assertThat(slow.taken).doesNotContain("2", "3");
  }

  @Test
  void thereIsALimitOfBrowsers() {
    for (int i = 0; i < 100; i++) {
      feed.open();
    }

    assertThatThrownBy(feed::open)
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("too many browsers at this moment");
  }

  @Test
  void aClosedFeedTakesNoBrowser() {
    feed.close();

    for (int i = 0; i < 101; i++) {
      assertThatThrownBy(feed::open)
          .isInstanceOf(RequestException.class)
          .hasMessageContaining("the service is closing");
    }
  }
}
