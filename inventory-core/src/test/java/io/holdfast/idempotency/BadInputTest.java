package io.holdfast.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.ShopId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid input is refused with the field's name, before the store is called. */
class BadInputTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final IdempotencyKey KEY = new IdempotencyKey(SHOP, "checkout", "key");
  private static final Fingerprint PAYLOAD = new Fingerprint("payload");
  private static final Claim.Acquired FIRST = new Claim.Acquired(KEY, "token", Instant.EPOCH);

  /** A store that must not be called. */
  private static final IdempotencyStore UNTOUCHABLE =
      new RecordIdempotencyStore() {
        @Override
        protected <R> R decide(IdempotencyKey key, RecordDecision<R> decision) {
          throw new AssertionError("the store was asked");
        }
      };

  private static void assertRefused(String field, String rule, ThrowingCallable call) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.field()).isEqualTo(field);
              assertThat(e.rule()).contains(rule);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a#b", "a/b", "é", "a\n"})
  void aKeyHasItsGrammar(String wrong) {
    assertRefused("operation", "", () -> new IdempotencyKey(SHOP, wrong, "key"));
    assertRefused("idempotencyKey", "", () -> new IdempotencyKey(SHOP, "checkout", wrong));
  }

  @Test
  void aKeyHasItsLengths() {
    new IdempotencyKey(SHOP, "o".repeat(64), "k".repeat(128));
    assertRefused("operation", "64", () -> new IdempotencyKey(SHOP, "o".repeat(65), "key"));
    assertRefused("idempotencyKey", "128", () -> new IdempotencyKey(SHOP, "o", "k".repeat(129)));
    assertRefused("shop", "required", () -> new IdempotencyKey(null, "o", "k"));
    assertRefused("operation", "required", () -> new IdempotencyKey(SHOP, null, "k"));
    assertRefused("idempotencyKey", "required", () -> new IdempotencyKey(SHOP, "o", null));
  }

  @Test
  void aFingerprintIsADigest() {
    new Fingerprint("f".repeat(128));
    new Fingerprint("aZ09._:+/=-");
    assertRefused("fingerprint", "128", () -> new Fingerprint("f".repeat(129)));
    assertRefused("fingerprint", "' '", () -> new Fingerprint("f f"));
    assertRefused("payload", "required", () -> Fingerprint.sha256((String) null));
    assertThat(Fingerprint.sha256("abc").value())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Fingerprint.sha256("é".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Fingerprint.sha256("é"));
  }

  @Test
  void anAnswerIsBoundedInBytes() {
    for (String character : new String[] {"x", "é", "매", "\uD83D\uDE00"}) {
      int bytes = character.getBytes(StandardCharsets.UTF_8).length;
      String longest =
          character.repeat(StoredAnswer.MAX_BYTES / bytes)
              + "x".repeat(StoredAnswer.MAX_BYTES % bytes);
      assertThat(new StoredAnswer(longest).text().getBytes(StandardCharsets.UTF_8))
          .hasSize(StoredAnswer.MAX_BYTES);
      assertRefused("answer", "65536", () -> new StoredAnswer(longest + "x"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db"})
  void anAnswerHasNoHalfCharacters(String half) {
    assertRefused("answer", "half a character", () -> new StoredAnswer(half));
  }

  @Test
  void anAnswerDoesNotSayWhatItIs() {
    assertRefused("answer", "required", () -> new StoredAnswer(null));
    assertThat(new StoredAnswer("secret")).hasToString("StoredAnswer[6 characters]");
    assertThat(new Claim.Done(new StoredAnswer("secret"), Instant.EPOCH, Duration.ZERO).toString())
        .doesNotContain("secret");
  }

  @Test
  void leaseAndRetentionHaveRanges() {
    ClaimRequest request = ClaimRequest.of(KEY, PAYLOAD);
    assertThat(request.lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(request.retention()).isEqualTo(Duration.ofMinutes(5));
    request.withLease(Duration.ofMillis(1)).withLease(Duration.ofDays(1));
    request.withRetention(Duration.ofSeconds(1)).withRetention(Duration.ofDays(36_500));
    for (Duration wrong :
        new Duration[] {Duration.ofNanos(999_999), Duration.ofDays(1).plusNanos(1)}) {
      assertRefused("lease", "must be from", () -> request.withLease(wrong));
      assertRefused("lease", "must be from", () -> UNTOUCHABLE.extend(FIRST, wrong));
    }
    for (Duration wrong :
        new Duration[] {Duration.ofNanos(999_999_999), Duration.ofDays(36_500).plusNanos(1)}) {
      assertRefused("retention", "must be from", () -> request.withRetention(wrong));
    }
    assertRefused("lease", "required", () -> request.withLease(null));
    assertRefused("retention", "required", () -> request.withRetention(null));
    assertRefused("key", "required", () -> ClaimRequest.of(null, PAYLOAD));
    assertRefused("fingerprint", "required", () -> ClaimRequest.of(KEY, null));
  }

  @Test
  void nothingIsNoRequest() {
    assertThatNullPointerException().isThrownBy(() -> UNTOUCHABLE.claim(null));
    assertThatNullPointerException().isThrownBy(() -> UNTOUCHABLE.abandon(null));
    assertThatNullPointerException().isThrownBy(() -> UNTOUCHABLE.complete(FIRST, null));
    assertThatNullPointerException()
        .isThrownBy(() -> UNTOUCHABLE.complete(null, new StoredAnswer("done")));
    assertThatNullPointerException().isThrownBy(() -> UNTOUCHABLE.extend(null, Duration.ZERO));
  }

  @Test
  void aRecordIsInProgressOrDone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new IdempotencyRecord(
                    KEY, PAYLOAD, "t", Instant.EPOCH, Duration.ZERO, new StoredAnswer(""), null));
  }
}
