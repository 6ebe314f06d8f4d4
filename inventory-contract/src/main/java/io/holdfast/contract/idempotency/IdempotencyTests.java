package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.contract.IdempotencyFixture;
import io.holdfast.contract.internal.FixtureResolver;
import io.holdfast.contract.internal.Shops;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The base of the tests of all clauses: a store, another instance of it, and a separate shop. */
@ExtendWith(FixtureResolver.class)
public abstract class IdempotencyTests {
  static final Duration LEASE = Duration.ofSeconds(20);
  static final Duration RETENTION = Duration.ofSeconds(100);
  static final Duration MICRO = Duration.ofNanos(1_000);
  static final Fingerprint PAYLOAD = new Fingerprint("payload");
  static final Fingerprint OTHER = new Fingerprint("other");
  static final StoredAnswer ANSWER = new StoredAnswer("판매완료 \uD83D\uDE00 {\"id\": 1}\n");

  final SettableClock clock = new SettableClock();
  final ShopId shop = Shops.fresh();

  @SuppressWarnings("NullAway.Init")
  IdempotencyFixture fixture;

  @SuppressWarnings("NullAway.Init")
  IdempotencyStore store;

  /** The instance of another process. */
  @SuppressWarnings("NullAway.Init")
  IdempotencyStore other;

  @BeforeEach
  final void openStore(IdempotencyFixture contract) {
    fixture = contract;
    store = fixture.store(clock);
    other = fixture.reopen(store, clock);
  }

  final IdempotencyKey key(String value) {
    return new IdempotencyKey(shop, "checkout", value);
  }

  final ClaimRequest request(String key) {
    return new ClaimRequest(key(key), PAYLOAD, LEASE, RETENTION);
  }

  final ClaimRequest otherPayload(String key) {
    return new ClaimRequest(key(key), OTHER, LEASE, RETENTION);
  }

  /** Claims a key that must be new. */
  final Claim.Acquired first(String key) {
    return isFirst(store.claim(request(key)));
  }

  static Claim.Acquired isFirst(Claim claim) {
    assertThat(claim).isInstanceOf(Claim.Acquired.class);
    return (Claim.Acquired) claim;
  }

  static void isDone(Claim claim, StoredAnswer answer) {
    assertThat(claim)
        .asInstanceOf(InstanceOfAssertFactories.type(Claim.Done.class))
        .extracting(Claim.Done::answer)
        .isEqualTo(answer);
  }

  /** Asserts that a lost claim has no effect any more. */
  final void assertLost(Claim.Acquired claim) {
    assertThatExceptionOfType(ClaimLostException.class)
        .isThrownBy(() -> store.complete(claim, new StoredAnswer("too late")))
        .satisfies(lost -> assertThat(lost.key()).isEqualTo(claim.key()));
    assertThatExceptionOfType(ClaimLostException.class)
        .isThrownBy(() -> store.extend(claim, LEASE));
    store.abandon(claim);
  }
}
