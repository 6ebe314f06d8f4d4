package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.jdbc.servers.TestDatabase;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a lost answer to the COMMIT of an idempotency record, before or after the commit took
 * effect.
 */
class IdempotencyLostCommitTest implements HookedDataSource.Hook {
  private static final StoredAnswer ANSWER = new StoredAnswer("done");

  private int cutBefore;
  private int cutAfter;
  private boolean unreachable;

  @Override
  public @Nullable Object on(
      Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
    if (method.getName().equals("getLoginTimeout")) {
      return 0; // so that a deadline can be short
    }
    if (method.getName().equals("getConnection") && unreachable) {
      throw new SQLException("unreachable", "08001");
    }
    if (!method.getName().equals("commit")) {
      return call.proceed();
    }
    if (cutBefore-- > 0) {
      ((Connection) target).rollback();
      throw new SQLException("cut before", "08S01");
    }
    Object done = call.proceed();
    if (cutAfter-- > 0) {
      unreachable = cutAfter > 0;
      throw new SQLException("cut after", "08S01");
    }
    return done;
  }

  private TestShop shop(TestDatabase database) {
    return TestShop.hooked(database, this, options -> options);
  }

  /** Creates a store with a short deadline, for outcomes that can never be learned. */
  private TestShop impatientShop() {
    return TestShop.hooked(
        TestDatabase.h2(), this, options -> options.deadline(Duration.ofMillis(500)));
  }

  private static ClaimRequest request(TestShop shop) {
    return ClaimRequest.of(
        new IdempotencyKey(shop.id(), "checkout", "key"), new Fingerprint("payload"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void everyCallIsAnsweredAsIfNothingHadBeenLost(TestDatabase database) {
    try (TestShop shop = shop(database)) {
      IdempotencyStore store = shop.store().idempotency();
      for (int lost = 0; lost < 2; lost++) {
        for (int times = 1; times < 3; times++) {
          cut(lost, times);
          Claim.Acquired abandoned = (Claim.Acquired) store.claim(request(shop));
          assertThat(store.claim(request(shop))).isEqualTo(new Claim.InProgress(abandoned.until()));
          cut(lost, times);
          store.abandon(abandoned);
          Claim.Acquired first = (Claim.Acquired) store.claim(request(shop));
          cut(lost, times);
          Claim.Acquired extended = store.extend(first, Duration.ofHours(1));
          cut(lost, times);
          Claim.Done done = store.complete(extended, ANSWER);
          assertThat(store.claim(request(shop))).isEqualTo(done);
          shop.clock().advance(request(shop).retention());
        }
      }
    }
  }

  /** Loses the answer this many times before the commit, or once after it. */
  private void cut(int after, int times) {
    cutBefore = after == 0 ? times : 0;
    cutAfter = after;
  }

  @Test
  void whatCannotBeLearnedIsUnknownAndTheSameCallTellsIt() {
    try (TestShop shop = impatientShop()) {
      IdempotencyStore store = shop.store().idempotency();
      Claim.Acquired first = (Claim.Acquired) store.claim(request(shop));
      cutAfter = 2;
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> store.complete(first, ANSWER))
          .withMessageContaining("shop/checkout/key");
      unreachable = false;
      cutAfter = 0;
      assertThat(store.complete(first, ANSWER)).isEqualTo(store.claim(request(shop)));
    }
  }
}
