package io.holdfast.examples.localfood.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ListingsTest {
  private static final Listings.Part PART = new Listings.Part("http://h/store", 0, 10);
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 26, 12, 0);

  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);

  /** One shop, whose article tells how often it was read. The first read waits. */
  private final class SlowStores extends Stores {
    private final AtomicInteger reads = new AtomicInteger();

    SlowStores() {
      super(JdbcClient.create(new JdbcTemplate()));
    }

    @Override
    List<Store> page(long after, int limit) {
      int read = reads.incrementAndGet();
      if (read == 1) {
        reading.countDown();
        try {
          goesOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return List.of(new Store(1, 1, "read " + read, 0, TIME, TIME));
    }
  }

  /** Shops without an inventory. */
  private static final class NoStock extends Shelves {
    @SuppressWarnings("NullAway") // not used
    NoStock() {
      super(null, null);
    }

    @Override
    List<Store> withStock(List<Store> stores) {
      return stores;
    }
  }

  @Test
  void aListThatIsBeingMadeIsForgottenToo() throws Exception {
    Listings listings =
        new Listings(
            new SlowStores(), new NoStock(), JsonMapper.builder().build(), Duration.ofDays(1));
    try {
      Thread early = new Thread(() -> listings.get(PART));
      early.start();
      reading.await();

      listings.forget();
      goesOn.countDown();
      early.join();

      assertThat(new String(listings.get(PART), UTF_8)).contains("read 2");
    } finally {
      listings.destroy();
    }
  }
}
