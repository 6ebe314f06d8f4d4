package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what an interrupt in a write of the host does. */
class HostWritesTest {
  private static InMemoryWrite write(Runnable write, Runnable undo) {
    return InMemoryWrite.of("orders", write, undo);
  }

  private static void interrupted() {
    FailingOutbox.<RuntimeException>thrown(new InterruptedException());
  }

  private static void assertFails(HostWrite... writes) {
    assertThatExceptionOfType(HostWritesFailedException.class)
        .isThrownBy(() -> HostWrites.perform(List.of(List.of(writes))));
  }

  @Test
  void anInterruptOfAWriteIsKept() {
    assertFails(write(HostWritesTest::interrupted, () -> {}));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptOfAnUndoIsKept() {
    assertFails(
        write(() -> {}, HostWritesTest::interrupted),
        write(
            () -> {
              throw new IllegalStateException("full");
            },
            () -> {}));
    assertThat(Thread.interrupted()).isTrue();
  }
}
