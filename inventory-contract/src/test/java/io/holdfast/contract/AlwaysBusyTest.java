package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.FlakyStore;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A store that never answers fails the test, although no order contradicts its history. */
class AlwaysBusyTest {
  /** Half of the threads never get an answer. Run from here only. */
  static class OnSubject extends LinearizabilityContract implements OnLockedMap {
    @Override
    public InventoryStore reopen(InventoryStore store, InstantSource clock) {
      return FlakyStore.failingBefore(store, FlakyStore.When.always());
    }

    @Override
    public Effort effort() {
      return new Effort(1, 20, 1);
    }
  }

  @Test
  void failsForWantOfAnswers() {
    assertThat(Failures.of(OnSubject.class).all())
        .singleElement()
        .extracting(failure -> failure.cause().getMessage())
        .asString()
        .contains("calls that were answered");
  }
}
