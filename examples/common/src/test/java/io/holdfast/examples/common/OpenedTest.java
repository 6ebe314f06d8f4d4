package io.holdfast.examples.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpenedTest {
  private final List<String> closed = new ArrayList<>();
  private final Opened open = new Opened();

  private void add(String name) {
    open.add((AutoCloseable) () -> closed.add(name));
  }

  private void addFailing(String name, Exception failure) {
    open.add(
        (AutoCloseable)
            () -> {
              closed.add(name);
              throw failure;
            });
  }

  @Test
  void closesTheLastFirstAndEachOnce() {
    add("a");
    add("b");

    open.close();
    open.close();

    assertThat(closed).containsExactly("b", "a");
  }

  @Test
  void closesAllAndThrowsTheFirstFailureWithTheOthersSuppressed() {
    RuntimeException first = new IllegalStateException("first");
    IOException second = new IOException("second");
    add("a");
    addFailing("b", second);
    add("c");
    addFailing("d", first);
    addFailing("e", first);

    assertThatThrownBy(open::close).isSameAs(first).hasSuppressedException(second);

    assertThat(closed).containsExactly("e", "d", "c", "b", "a");
  }

  @Test
  void aCheckedFailureIsTheCause() {
    addFailing("a", new IOException("away"));

    assertThatThrownBy(open::close)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void closingAfterAFailureKeepsTheFailure() {
    RuntimeException second = new IllegalStateException("second");
    RuntimeException failure = new IllegalStateException("first");
    addFailing("a", second);
    addFailing("b", failure);

    Opened.closeAfter(failure, open);

    assertThat(closed).containsExactly("b", "a");
    assertThat(failure).hasSuppressedException(second);
  }

  @Test
  void anInterruptIsKeptAndDoesNotHoldUpTheOthers() {
    List<Boolean> seen = new ArrayList<>();
    open.add((AutoCloseable) () -> seen.add(Thread.currentThread().isInterrupted()));
    addFailing("b", new InterruptedException());
    open.add((AutoCloseable) () -> seen.add(Thread.currentThread().isInterrupted()));
    open.add(
        (AutoCloseable)
            () -> {
              Thread.currentThread().interrupt();
              throw new IllegalStateException("interrupted");
            });

    assertThatThrownBy(open::close).hasMessage("interrupted");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).containsExactly(false, false);
  }

  @Test
  void closingAfterAFailureKeepsAnInterrupt() {
    RuntimeException failure = new IllegalStateException("first");

    Opened.closeAfter(
        failure,
        () -> {
          throw new InterruptedException();
        });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.getSuppressed()).hasOnlyElementsOfType(InterruptedException.class);
  }

  @Test
  void aSecondCloseWaitsForTheFirst() throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    open.add(
        (AutoCloseable)
            () -> {
              closing.countDown();
              goesOn.await();
              closed.add("a");
            });
    List<String> seen = new ArrayList<>();
    Thread first = new Thread(open::close);
    Thread second =
        new Thread(
            () -> {
              open.close();
              seen.addAll(closed);
            });
    first.start();
    closing.await();
    second.start();
    while (second.getState() != Thread.State.BLOCKED && second.isAlive()) {
      Thread.onSpinWait();
    }
    goesOn.countDown();
    second.join();

    assertThat(seen).containsExactly("a");
  }
}
