package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.RestockListener;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.PublishingException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a relay logs of others: no secret, and no line that is not its own. */
class RelayLogTest extends RelayFixture {
  private static final String CANARY = "password=canary7f3a\r\n2026-01-01 INFO FORGED";

  private static String logged(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream here = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setErr(here);
      action.run();
    } finally {
      System.setErr(before);
    }
    String log = bytes.toString(StandardCharsets.UTF_8);
    assertThat(log.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
    return log;
  }

  private void assertNothingOfItIsLogged(RestockRelay relay) {
    put("a");
    assertThat(logged(relay::runOnce)).contains("WARN").doesNotContain("canary7f3a");
  }

  @Test
  void ofThePublisher() {
    otherSide =
        request -> {
          throw new IllegalStateException(CANARY, new IllegalArgumentException(CANARY));
        };
    assertNothingOfItIsLogged(builder().build());
  }

  @Test
  void ofWhoIsAskedWhetherARequestIsOpen() {
    assertNothingOfItIsLogged(
        builder()
            .isOpen(
                request -> {
                  throw new IllegalStateException(CANARY);
                })
            .build());
  }

  @Test
  void ofTheDriverBelowTheOutbox() {
    FailingOutbox away = new FailingOutbox(outbox);
    away.ofLease.add(new UnavailableException("away", new IllegalStateException(CANARY)));
    assertNothingOfItIsLogged(builder(away).build());
  }

  /** The listener is the host's own code, and its text the host's own: it only starts no line. */
  @Test
  void aListenerStartsNoLine() {
    put("a");
    RestockListener failing = failingListener(new IllegalStateException(CANARY));
    assertThat(logged(() -> builder().listener(failing).build().runOnce())).contains("FORGED");
  }

  @Test
  void whatAPublishersReasonSaysIsToldAndStoredInOneLine() {
    RestockRequest request = put("a");
    otherSide =
        it -> {
          throw PublishingException.transientFailure("503\r\n2026-01-01 INFO FORGED", null);
        };
    logged(() -> builder().build().runOnce());
    assertThat(stored(request).reason()).isEqualTo("503  2026-01-01 INFO FORGED");
    assertThat(told).containsExactly("failed a 1 503  2026-01-01 INFO FORGED");
  }
}
