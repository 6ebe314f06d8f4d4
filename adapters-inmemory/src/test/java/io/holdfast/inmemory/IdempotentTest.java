package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.testing.SettableClock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Operations of a host, run once. */
class IdempotentTest {
  private final SettableClock clock = new SettableClock();
  private final SweepableIdempotencyStore store =
      InMemoryInventoryStore.create(clock).idempotency();
  private final IdempotentExecutor idempotent = IdempotentExecutor.create(store);
  private final ClaimRequest request =
      ClaimRequest.of(
          new IdempotencyKey(new ShopId("shop"), "checkout", "key"), new Fingerprint("payload"));
  private int runs;

  private String sell() {
    return "sold " + ++runs;
  }

  private static Supplier<String> failing(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }

  @Test
  void itIsRunOnceAndAnsweredEachTime() {
    Claim.Done first = (Claim.Done) idempotent.run(request, this::sell);
    assertThat(first.answer()).isEqualTo(new StoredAnswer("sold 1"));
    assertThat(idempotent.run(request, this::sell)).isEqualTo(first);
    assertThat(runs).isOne();
    clock.advance(request.retention());
    assertThat(idempotent.run(request, this::sell))
        .isEqualTo(
            new Claim.Done(new StoredAnswer("sold 2"), clock.instant(), request.retention()));
  }

  @Test
  void whileItRunsOthersAreToldSo() {
    idempotent.run(
        request,
        () -> {
          assertThat(idempotent.run(request, this::sell)).isInstanceOf(Claim.InProgress.class);
          return "sold";
        });
    assertThat(runs).isZero();
  }

  @Test
  void anotherPayloadIsNotRun() {
    idempotent.run(request, this::sell);
    ClaimRequest other = ClaimRequest.of(request.key(), new Fingerprint("other"));
    assertThat(idempotent.run(other, this::sell))
        .isEqualTo(new Claim.PayloadMismatch(request.fingerprint()));
    assertThat(runs).isOne();
  }

  @Test
  void whatFailedMayBeRunAgainAtOnce() {
    assertThatIllegalStateException()
        .isThrownBy(() -> idempotent.run(request, failing(new IllegalStateException("no"))))
        .withMessage("no");
    assertThat(idempotent.run(request, this::sell)).isInstanceOf(Claim.Done.class);
  }

  @Test
  void whatIsNotKnownStaysInProgressUntilTheLeaseEnds() {
    for (Throwable unknown :
        new Throwable[] {new OutcomeUnknownException("?", null), new StackOverflowError()}) {
      assertThatThrownBy(() -> idempotent.run(request, failing(unknown))).isSameAs(unknown);
      assertThat(idempotent.run(request, this::sell)).isInstanceOf(Claim.InProgress.class);
      clock.advance(request.lease());
    }
    assertThat(idempotent.run(request, this::sell)).isInstanceOf(Claim.Done.class);
  }

  @Test
  void anAnswerThatCannotBeKeptIsNoFailureOfTheOperation() {
    String tooLong = "x".repeat(StoredAnswer.MAX_BYTES + 1);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> idempotent.run(request, () -> tooLong));
    assertThat(idempotent.run(request, this::sell)).isInstanceOf(Claim.InProgress.class);
  }

  @Test
  void whoTookTooLongAndWasTakenOverIsTold() {
    assertThatExceptionOfType(ClaimLostException.class)
        .isThrownBy(
            () ->
                idempotent.run(
                    request,
                    () -> {
                      clock.advance(request.lease());
                      idempotent.run(request, this::sell);
                      return "too late";
                    }));
    assertThat(((Claim.Done) store.claim(request)).answer()).isEqualTo(new StoredAnswer("sold 1"));
  }
}
