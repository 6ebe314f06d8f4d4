package io.holdfast.contract.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterrupterTest {
  /** A call of each round lasts until it is interrupted. */
  @Test
  void interruptsEachCallAndNothingAfterIt() {
    Interrupter interrupter = new Interrupter();

    List<Boolean> kept =
        Crowd.of(
            2,
            thread -> {
              if (thread == 1) {
                interrupter.run();
                return false;
              }
              try {
                boolean later = false;
                for (int round = 0; round < 20; round++) {
                  interrupter.during(
                      () -> {
                        while (!Thread.currentThread().isInterrupted()) {
                          Thread.onSpinWait();
                        }
                        return true;
                      });
                  Thread.interrupted();
                  Crowd.jostle();
                  later |= Thread.interrupted();
                }
                return later;
              } finally {
                interrupter.end();
              }
            });

    assertThat(kept).containsExactly(false, false);
  }
}
