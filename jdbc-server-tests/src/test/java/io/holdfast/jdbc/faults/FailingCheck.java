package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tests of a check on wrong data. */
final class FailingCheck {
  private FailingCheck() {}

  /** Asserts that a check fails with a message that contains this text. */
  static void fails(ThrowingCallable check, String with) {
    assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageContaining(with);
  }
}
