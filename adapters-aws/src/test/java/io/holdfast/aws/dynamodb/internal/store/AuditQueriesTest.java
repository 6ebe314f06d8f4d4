package io.holdfast.aws.dynamodb.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.ProxiedShop;
import io.holdfast.aws.dynamodb.TableItems;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.WriterPause;
import io.holdfast.inventory.error.BusyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests an audit of a shop that does not stop selling. */
class AuditQueriesTest {
  private ProxiedShop it = ProxiedShop.with(100_000);

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void aShopThatSellsAllTheTimeIsVerified() throws Exception {
    AtomicBoolean selling = new AtomicBoolean(true);
    AtomicInteger sold = new AtomicInteger();
    List<CompletableFuture<Void>> sellers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int seller = i;
      sellers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int order = 0; selling.get(); order++) {
                  it.rival.commit(it.order("s" + seller + "-" + order)).orElseThrow();
                  sold.incrementAndGet();
                }
              }));
    }
    try {
      int before = sold.get();
      for (int i = 0; i < 3; i++) {
        assertThat(it.inventory.verify(it.shop).violations()).isEmpty();
      }
      assertThat(sold.get()).isGreaterThan(before);
    } finally {
      selling.set(false);
      for (var seller : sellers) {
        seller.get(30, TimeUnit.SECONDS);
      }
    }
    assertThat(it.level().committed()).isEqualTo(sold.get());
    assertThat(TableItems.get(Keys.level(it.key))).doesNotContainKey(WriterPause.PAUSED_UNTIL);
  }

  @Test
  void aPauseThatNobodyEndsEndsByItself() throws Exception {
    it.commit("warm").orElseThrow();
    pauseFor(Duration.ofSeconds(3));

    var order = CompletableFuture.supplyAsync(() -> it.commit("a"));
    it.clock.advance(Duration.ofSeconds(3));

    assertThat(order.get(30, TimeUnit.SECONDS).isReplayed()).isFalse();
    assertThat(it.level().committed()).isEqualTo(2);
  }

  @Test
  void whoIsAskedToWaitForTooLongIsToldSo() {
    it.close();
    it = ProxiedShop.impatient(10);
    pauseFor(Duration.ofHours(1));

    assertThatThrownBy(() -> it.commit("a")).isInstanceOf(BusyException.class);

    assertThat(it.isSold("a")).isFalse();
  }

  private void pauseFor(Duration time) {
    Instant until = it.clock.instant().plus(time);
    TableItems.set(Keys.level(it.key), "pausedUntil", Values.time(until));
  }
}
