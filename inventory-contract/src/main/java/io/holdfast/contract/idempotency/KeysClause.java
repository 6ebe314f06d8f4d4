package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Shops;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that keys are compared exactly, and that malformed input changes nothing. */
@Clause(value = 9, title = "exact keys")
public abstract class KeysClause extends IdempotencyTests {
  @Test
  void keysThatLookAlikeAreOthers() {
    String longest = "k".repeat(IdempotencyKey.MAX_LENGTH - 1);
    for (IdempotencyKey key :
        List.of(
            key("abc"),
            key("ABC"),
            key("abc."),
            key("abc:"),
            key("ab"),
            key(longest + "x"),
            key(longest + "y"),
            new IdempotencyKey(shop, "checkout.abc", "abc"),
            new IdempotencyKey(shop, "Checkout", "abc"),
            new IdempotencyKey(shop, "o".repeat(IdempotencyKey.MAX_OPERATION_LENGTH), "abc"),
            new IdempotencyKey(Shops.fresh(), "checkout", "abc"))) {
      assertThat(store.claim(ClaimRequest.of(key, PAYLOAD)))
          .as("%s", key)
          .isInstanceOf(Claim.Acquired.class);
    }
  }

  @Test
  void fingerprintsThatLookAlikeAreOthers() {
    String longest = "f".repeat(Fingerprint.MAX_LENGTH - 1);
    store.claim(ClaimRequest.of(key("a"), new Fingerprint(longest + "x")));
    for (String alike : List.of(longest + "X", longest + "y", longest)) {
      assertThat(other.claim(ClaimRequest.of(key("a"), new Fingerprint(alike))))
          .isEqualTo(new Claim.PayloadMismatch(new Fingerprint(longest + "x")));
    }
  }

  @Test
  void aLeaseOutOfRangeIsRefusedAndTheClaimStays() {
    Claim.Acquired first = first("a");
    for (Duration lease : List.of(Duration.ZERO, LEASE.negated(), Duration.ofDays(2))) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> store.extend(first, lease))
          .satisfies(e -> assertThat(e.field()).isEqualTo("lease"));
    }
    assertThat(store.claim(request("a"))).isEqualTo(new Claim.InProgress(first.until()));
  }

  @Test
  void aTokenOfSomebodyElseIsNone() {
    Claim.Acquired first = first("a");
    assertLost(new Claim.Acquired(key("a"), "made-up", first.until()));
    assertLost(new Claim.Acquired(key("b"), first.token(), first.until()));
    isDone(store.complete(first, ANSWER), ANSWER);
  }
}
