package io.holdfast.inventory.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.holdfast.inventory.error.UnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logged form of a failure, and the handling of exceptions from the host's code. */
class LoggedFailureTest {
  private static final String CANARY = "password=canary7f3a";
  private static final Logger LOG = LoggerFactory.getLogger(LoggedFailureTest.class);

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void theTextOfForeignExceptionsIsLeftOutAndTheirKindsAndFramesAreNot() {
    Throwable cause = new SQLException(CANARY, "08S01", new IllegalStateException(CANARY));
    String shown = printed(LoggedFailure.of(new UnavailableException("away\r\nFORGED", cause)));
    assertThat(shown)
        .doesNotContain("canary7f3a")
        .contains("UnavailableException: away  FORGED")
        .contains("Caused by: java.sql.SQLException")
        .contains("Caused by: java.lang.IllegalStateException")
        .contains("LoggedFailureTest.theTextOfForeign");
    assertThat(shown.lines())
        .allMatch(line -> line.matches("io\\.hold.*|\tat .*|Caused by: .*|\t\\.\\.\\. .*"));
  }

  @Test
  void anExceptionWithoutEndIsCut() {
    RuntimeException deep = new RuntimeException();
    for (int i = 0; i < 1_000; i++) {
      deep = new RuntimeException("x", deep);
    }
    assertThat(printed(LoggedFailure.of(deep)).split("Caused by")).hasSizeLessThan(20);
    RuntimeException one = new RuntimeException();
    one.initCause(new RuntimeException(one));
    assertThat(printed(LoggedFailure.of(one)).split("Caused by")).hasSizeLessThan(20);
  }

  @Test
  void anExceptionThatCannotSayWhatItIsIsLoggedAllTheSame() {
    RuntimeException odd =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException();
          }
        };
    assertThat(printed(LoggedFailure.withText(odd))).contains("its message cannot be read");
  }

  @Test
  void whatTheHostsCodeThrowsGoesNoFurther() {
    Throwable[] all = {new IllegalStateException(), new NoClassDefFoundError(), new Exception()};
    for (Throwable each : all) {
      assertThatNoException()
          .isThrownBy(() -> HostCode.run(LOG, "as if", () -> LoggedFailureTest.<Error>sneak(each)));
    }
  }

  @Test
  void anInterruptIsKeptAndNoOtherExceptionInterrupts() {
    HostCode.run(LOG, "as if", () -> LoggedFailureTest.<Error>sneak(new InterruptedException()));
    assertThat(Thread.interrupted()).isTrue();
    HostCode.keepInterrupt(new InterruptedException());
    assertThat(Thread.interrupted()).isTrue();
    HostCode.keepInterrupt(new IllegalStateException());
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anErrorOfTheMachineGoesToTheThreadsOwnHandlerAsWell() throws InterruptedException {
    AtomicReference<Throwable> handled = new AtomicReference<>();
    AtomicReference<String> after = new AtomicReference<>();
    OutOfMemoryError error = new OutOfMemoryError("as if");
    Thread thread =
        new Thread(
            () -> {
              HostCode.run(
                  LOG,
                  "as if",
                  () -> {
                    throw error;
                  });
              after.set("went on");
            });
    thread.setUncaughtExceptionHandler((who, what) -> handled.set(what));
    thread.start();
    thread.join(20_000);
    assertThat(handled.get()).isSameAs(error);
    assertThat(after.get()).isEqualTo("went on");
  }

  @Test
  void aLoggerThatFailsTooKeepsNobodyFromAnAnswer() {
    Logger broken =
        (Logger)
            java.lang.reflect.Proxy.newProxyInstance(
                Logger.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (self, method, args) -> {
                  throw new NoClassDefFoundError("an appender");
                });
    assertThatNoException()
        .isThrownBy(
            () ->
                HostCode.run(
                    broken,
                    "as if",
                    () -> {
                      throw new IllegalStateException();
                    }));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
