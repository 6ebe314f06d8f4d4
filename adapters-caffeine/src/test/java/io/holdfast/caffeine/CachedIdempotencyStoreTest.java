package io.holdfast.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the cache spares the store, and what it leaves to it. */
class CachedIdempotencyStoreTest {
  private static final ShopId SHOP = new ShopId("shop");

  private final SettableClock clock = new SettableClock();
  private final CountingStore store =
      new CountingStore(InMemoryInventoryStore.create(clock).idempotency());
  private final IdempotencyStore cached =
      CachedIdempotencyStore.builder(store).clock(clock).build();

  private static ClaimRequest request(String key) {
    return ClaimRequest.of(new IdempotencyKey(SHOP, "checkout", key), new Fingerprint("payload"));
  }

  private static void done(IdempotencyStore by, String key, String answer) {
    by.complete((Claim.Acquired) by.claim(request(key)), new StoredAnswer(answer));
  }

  @Test
  void anAnswerThatWasReadIsNotReadAgain() {
    done(cached, "a", "done");
    Claim told = cached.claim(request("a"));
    assertThat(store.claims()).isEqualTo(2);
    assertThat(cached.claim(request("a"))).isEqualTo(told);
    clock.advance(Duration.ofSeconds(1));
    assertThat(cached.claim(request("a"))).isEqualTo(store.real().claim(request("a")));
    assertThat(store.claims()).isEqualTo(2);
  }

  @Test
  void whatIsNotFinalIsAskedEachTime() {
    Claim.Acquired first = (Claim.Acquired) cached.claim(request("a"));
    for (int i = 0; i < 3; i++) {
      assertThat(cached.claim(request("a"))).isEqualTo(new Claim.InProgress(first.until()));
    }
    assertThat(store.claims()).isEqualTo(4);
  }

  @Test
  void anotherPayloadIsLeftToTheStore() {
    done(cached, "a", "done");
    cached.claim(request("a"));
    ClaimRequest other = ClaimRequest.of(request("a").key(), new Fingerprint("other"));
    int before = store.claims();
    assertThat(cached.claim(other))
        .isEqualTo(new Claim.PayloadMismatch(request("a").fingerprint()));
    assertThat(store.claims()).isEqualTo(before + 1);
  }

  @Test
  void longAnswersAreNotKept() {
    done(cached, "a", "x".repeat(4_097));
    cached.claim(request("a"));
    int before = store.claims();
    cached.claim(request("a"));
    assertThat(store.claims()).isEqualTo(before + 1);
  }

  @Test
  void noMoreThanTheMostAreKept() {
    IdempotencyStore small = CachedIdempotencyStore.builder(store).clock(clock).entries(2).build();
    List<String> keys = List.of("a", "b", "c", "d", "e", "f");
    keys.forEach(key -> done(store, key, "done"));
    keys.forEach(key -> small.claim(request(key)));
    int before = store.claims();
    keys.forEach(key -> small.claim(request(key)));
    assertThat(store.claims() - before).isGreaterThanOrEqualTo(4);
  }

  /** A store that was restored may no longer have the operation. */
  @Test
  void anAnswerIsKeptForAMinuteAtMost() {
    done(cached, "a", "done");
    cached.claim(request("a"));
    clock.advance(Duration.ofMinutes(1).minusNanos(1_000));
    cached.claim(request("a"));
    assertThat(store.claims()).isEqualTo(2);

    clock.advance(Duration.ofNanos(1_000));
    cached.claim(request("a"));

    assertThat(store.claims()).isEqualTo(3);
  }

  @Test
  void withoutAClockTheTimeIsCarriedForward() {
    IdempotencyStore plain = CachedIdempotencyStore.create(store);
    done(plain, "a", "done");
    plain.claim(request("a"));
    int before = store.claims();
    assertThat(plain.claim(request("a"))).isInstanceOf(Claim.Done.class);
    assertThat(store.claims()).isEqualTo(before);
  }

  @Test
  void anAnswerOfBeforeTheMachineSleptIsAskedAgain() {
    SettableClock wall = new SettableClock();
    AtomicLong nanos = new AtomicLong();
    IdempotencyStore here =
        CachedIdempotencyStore.builder(store).watch(Stopwatch.ofMachine(nanos::get, wall)).build();
    done(here, "a", "done");
    here.claim(request("a"));
    int before = store.claims();
    here.claim(request("a"));
    assertThat(store.claims()).isEqualTo(before);

    wall.advance(Duration.ofHours(1));
    here.claim(request("a"));
    assertThat(store.claims()).as("asleep for an hour").isEqualTo(before + 1);

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    here.claim(request("a"));
    assertThat(store.claims()).as("the wall clock was set back").isEqualTo(before + 2);
  }

  @Test
  void anAnswerFromTheFutureOfAClockThatWasSetBackIsAskedAgain() {
    done(cached, "a", "done");
    cached.claim(request("a"));
    int before = store.claims();
    clock.set(clock.instant().minus(Duration.ofHours(1)));
    cached.claim(request("a"));
    assertThat(store.claims()).isEqualTo(before + 1);
  }

  @Test
  void refusesToKeepNothingOrTooMuch() {
    for (int most : new int[] {0, 1_000_001}) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> CachedIdempotencyStore.builder(store).entries(most).build())
          .withMessageContaining("entries");
    }
  }
}
