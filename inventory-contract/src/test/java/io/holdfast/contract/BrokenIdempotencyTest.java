package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.idempotency.IdempotencyStore;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every broken idempotency store fails the clause that it breaks. */
class BrokenIdempotencyTest {
  /** The store under test. The contract runs in this thread. */
  private static volatile BrokenIdempotency subject = BrokenIdempotency.CHECK_THEN_WRITE;

  /** The contract on the subject; run from here only. */
  static class OnSubject extends IdempotencyContract {
    @Override
    public IdempotencyStore store(InstantSource clock) {
      return subject.create.apply(clock);
    }

    @Override
    public Effort effort() {
      return new Effort(1, 40, 40);
    }
  }

  @ParameterizedTest
  @EnumSource
  void failsTheClauseItBreaks(BrokenIdempotency broken) {
    subject = broken;
    Failures failures = Failures.of(OnSubject.class);

    System.out.println(
        broken
            + " fails "
            + failures.all().stream()
                .map(failure -> failure.clause() + " " + failure.name())
                .sorted()
                .toList());
    assertThat(failures.tests()).as("tests that ran").isGreaterThan(30);
    failures.assertBreaks(broken.clause, broken.also);
  }
}
