package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every broken outbox fails the clause that it breaks. */
class BrokenOutboxTest {
  /** The outbox under test. The contract runs in this thread. */
  private static volatile BrokenOutbox subject = BrokenOutbox.SHORT_LEASES;

  /** The contract on the subject; run from here only. */
  static class OnSubject extends MapOutboxTest {
    @Override
    public RestockOutbox outbox(InstantSource clock) {
      return subject.create.get().on(clock);
    }

    @Override
    public Effort effort() {
      return new Effort(1, 40, 40);
    }
  }

  @ParameterizedTest
  @EnumSource
  void failsTheClauseItBreaks(BrokenOutbox broken) {
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
