package io.holdfast.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.history.History.Call;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tests on a register with one number: {@code 0} reads it, any other number is written and the
 * previous one is returned.
 */
class LinearizabilityCheckerTest {
  /** A register. */
  private record Register(AtomicInteger value) {
    Register(int value) {
      this(new AtomicInteger(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Register that && value.get() == that.value.get();
    }

    @Override
    public int hashCode() {
      return value.get();
    }
  }

  private final LinearizabilityChecker<Register, Integer> checker =
      new LinearizabilityChecker<>(
          register -> new Register(register.value().get()),
          (register, command) ->
              command == 0 ? register.value().get() : register.value().getAndSet(command));

  private boolean explains(List<Call<Integer>> calls) {
    return checker.explains(new Register(1), calls);
  }

  @Test
  void explainsCallsOneAfterAnother() {
    assertThat(explains(List.of(new Call<>(2, 0, 1, 1), new Call<>(0, 2, 3, 2)))).isTrue();
  }

  @Test
  void refusesAReadThatMissesAWriteBeforeIt() {
    assertThat(explains(List.of(new Call<>(2, 0, 1, 1), new Call<>(0, 2, 3, 1)))).isFalse();
  }

  @Test
  void letsOverlappingCallsStandInEitherOrder() {
    assertThat(explains(List.of(new Call<>(2, 0, 3, 1), new Call<>(0, 1, 2, 1)))).isTrue();
    assertThat(explains(List.of(new Call<>(2, 0, 3, 1), new Call<>(0, 1, 2, 2)))).isTrue();
    assertThat(explains(List.of(new Call<>(2, 0, 3, 1), new Call<>(0, 1, 2, 7)))).isFalse();
  }

  @Test
  void refusesTwoWritersThatBothSawTheSame() {
    assertThat(explains(List.of(new Call<>(2, 0, 2, 1), new Call<>(3, 1, 3, 1)))).isFalse();
  }

  @Test
  void letsALostCallHaveHappenedNeverOrLate() {
    Call<Integer> lost = new Call<>(2, 0, Long.MAX_VALUE, null);
    Call<Integer> before = new Call<>(0, 1, 2, 1);
    assertThat(explains(List.of(lost, before))).isTrue();
    assertThat(explains(List.of(lost, before, new Call<>(0, 3, 4, 2)))).isTrue();
    assertThat(explains(List.of(lost, new Call<>(0, 1, 2, 2), new Call<>(0, 3, 4, 1)))).isFalse();
  }

  @Test
  void recordsWhatWasAskedBeforeWhat() {
    History<String> history = new History<>();
    long first = history.ask();
    long second = history.ask();
    history.answered("second", second, "b");
    history.answered("first", first, "a");
    history.lost("third", history.ask());
    assertThat(history.calls())
        .extracting(Call::command)
        .containsExactly("first", "second", "third");
    assertThat(history.calls()).extracting(Call::asked).containsExactly(0L, 1L, 4L);
    assertThat(history.calls()).extracting(Call::answered).containsExactly(3L, 2L, Long.MAX_VALUE);
  }
}
