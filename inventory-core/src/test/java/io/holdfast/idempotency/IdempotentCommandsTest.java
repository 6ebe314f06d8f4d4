package io.holdfast.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Tests how often a command runs, and which failures of it end the call. */
class IdempotentCommandsTest {
  private static final StoredAnswer ANSWER = new StoredAnswer("sold");
  private static final HostWrite OTHER = new HostWrite() {};
  private static final Preparation DONE =
      new Preparation.Known(new Claim.Done(ANSWER, Instant.EPOCH, Duration.ofMinutes(5)));

  private final ClaimRequest request =
      ClaimRequest.of(
          new IdempotencyKey(new ShopId("shop"), "checkout", "key"), new Fingerprint("payload"));
  private final List<Preparation> prepared = new ArrayList<>();
  private int lookUps;
  private int runs;

  /** Looks up what the test has prepared, and then new records. */
  private final IdempotentCommands once =
      IdempotentCommands.create(
          (key, answer) -> lookUps++ < prepared.size() ? prepared.get(lookUps - 1) : recordable());

  private static Preparation recordable() {
    return new Preparation.Recordable(new HostWrite() {});
  }

  private IdempotentResult<String> run(Function<HostWrite, Outcome<String>> command) {
    return once.run(
        request,
        ANSWER,
        record -> {
          runs++;
          return command.apply(record);
        });
  }

  /** Runs a command that fails. */
  private IdempotentResult<String> runFailing(Function<HostWrite, RuntimeException> fault) {
    return run(
        record -> {
          throw fault.apply(record);
        });
  }

  private static HostWritesFailedException failed(boolean retryable, HostWrite... writes) {
    return new HostWritesFailedException(List.of(writes), "violated", null, retryable);
  }

  @Test
  void aKnownAnswerIsNotRun() {
    prepared.add(DONE);
    assertThat(run(record -> Outcome.done("sold"))).isInstanceOf(IdempotentResult.Replied.class);
    assertThat(runs).isZero();
  }

  @Test
  void aFirstCallIsLookedUpOnceAndRunOnce() {
    assertThat(run(record -> Outcome.done("sold")))
        .isEqualTo(new IdempotentResult.Ran<>(Outcome.done("sold")));
    assertThat(lookUps).isOne();
    assertThat(runs).isOne();
  }

  @Test
  void aRecordThatChangesEachTimeEndsTheCallAfterThreeRuns() {
    assertThatThrownBy(() -> runFailing(record -> failed(false, record)))
        .isInstanceOf(HostWritesFailedException.class);
    assertThat(runs).isEqualTo(3);
  }

  @Test
  void aRowThatIsLockedOrOfTheHostEndsTheCallAtOnce() {
    assertThatThrownBy(() -> runFailing(record -> failed(true, record)))
        .isInstanceOf(HostWritesFailedException.class);
    assertThatThrownBy(() -> runFailing(record -> failed(false, OTHER)))
        .isInstanceOf(HostWritesFailedException.class);
    assertThatThrownBy(() -> runFailing(record -> failed(false)))
        .isInstanceOf(HostWritesFailedException.class);
    assertThat(runs).isEqualTo(3);
  }

  @Test
  void anAnswerThatHasComeInTheMeantimeIsTheReplyWhateverFailed() {
    for (boolean retryable : new boolean[] {true, false}) {
      lookUps = 0;
      prepared.clear();
      prepared.add(recordable());
      prepared.add(DONE);
      assertThat(runFailing(record -> failed(retryable, OTHER)))
          .isInstanceOf(IdempotentResult.Replied.class);
    }
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void anyOtherFaultIsOfTheCommand() {
    UnavailableException fault = new UnavailableException("away", null);
    assertThatThrownBy(() -> runFailing(record -> fault)).isSameAs(fault);
    assertThat(lookUps).isOne();
  }

  @Test
  void nothingMayBeMissing() {
    assertThatNullPointerException()
        .isThrownBy(() -> once.run(null, ANSWER, record -> Outcome.done("")))
        .withMessage("request");
    assertThatNullPointerException()
        .isThrownBy(() -> once.run(request, null, record -> Outcome.done("")))
        .withMessage("answer");
    assertThatNullPointerException()
        .isThrownBy(() -> once.run(request, ANSWER, null))
        .withMessage("command");
    assertThat(lookUps).isZero();
  }
}
