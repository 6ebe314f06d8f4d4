package io.holdfast.http.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.http.Requests;
import io.holdfast.http.factory.Asked;
import io.holdfast.http.factory.Behaviour;
import io.holdfast.http.factory.FactoryDouble;
import io.holdfast.restock.spi.PublishingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the publisher with a factory that works, is slow, down, wrong or hostile. A publisher that
 * hangs fails its test.
 */
@Timeout(30)
class HttpRestockPublisherTest {
  private final FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void asksOnceAndTakesTheIdAlong() {
    publish(Publishers.to(factory));
    assertThat(factory.asked()).hasSize(1);
    Asked asked = factory.asked().get(0);
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.target()).isEqualTo("/api/manufactures");
    assertThat(asked.header("content-type")).isEqualTo("application/json; charset=UTF-8");
    assertThat(asked.header("idempotency-key")).isEqualTo(Requests.request(7).id().value());
    assertThat(asked.body()).isEqualTo(Publishers.FORMAT.body(Requests.request(7)));
  }

  @Test
  void asksOverOneConnectionAsLongAsItHolds() {
    try (HttpRestockPublisher publisher = Publishers.to(factory).build()) {
      for (int i = 1; i <= 5; i++) {
        publisher.publish(Requests.request(i));
      }
    }
    assertThat(factory.asked()).hasSize(5);
    assertThat(factory.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void takesEverySuccessForAcceptance(int status) {
    factory.behaves(
        status == 204
            ? Behaviour.garbage("HTTP/1.1 204 No Content\r\n\r\n")
            : Behaviour.status(status));
    publish(Publishers.to(factory));
  }

  @Test
  void aClockThatFailsTakesNoAcceptanceAway() {
    publish(
        Publishers.to(factory)
            .clock(
                () -> {
                  throw new IllegalStateException("clock");
                }));
    assertThat(factory.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 413, 422, 451})
  void givesUpWhereTheFactoryNeverWillAccept(int status) {
    factory.behaves(Behaviour.status(status, "Retry-After: 5"));
    PublishingException failure = failure(Publishers.to(factory));
    assertThat(failure.isRetryable()).isFalse();
    assertThat(failure).hasMessage("the factory answered " + status);
    assertThat(factory.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void triesAgainWhereTheFactoryMayAcceptLater(int status) {
    factory.behaves(Behaviour.status(status));
    PublishingException failure = failure(Publishers.to(factory));
    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure.retryAfter()).isNull();
    assertThat(factory.asked()).as("the relay repeats, not the client").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        "1 | PT1S",
        "86400 | PT1H",
        "99999999999999999999999 | PT1H",
        "Sat, 21 Nov 2026 13:01:00 GMT | PT1M",
        "Saturday, 21-Nov-26 13:01:00 GMT | PT1M",
        "Sat, 21 Nov 2099 13:01:00 GMT | PT1H",
        "Sat, 21 Nov 2020 13:01:00 GMT |",
        "0 |",
        "-5 |",
        "1.5 |",
        "soon |",
        "1e3 |"
      })
  void comesAgainWhenTheFactorySays(String header, Duration wait) {
    factory.behaves(Behaviour.status(503, "Retry-After: " + header));
    PublishingException failure =
        failure(
            Publishers.to(factory)
                .clock(InstantSource.fixed(Requests.NOW.minusNanos(1_000)))
                .longestWait(Duration.ofHours(1)));
    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure.retryAfter()).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
  void followsNoRedirect(int status) {
    try (FactoryDouble metadata = FactoryDouble.start(Behaviour.accepts())) {
      factory.behaves(
          Behaviour.garbage(
              "HTTP/1.1 "
                  + status
                  + " Go\r\nLocation: "
                  + metadata.url("/latest/meta-data/")
                  + "\r\nContent-Length: 0\r\n\r\n"));
      PublishingException failure =
          failure(Publishers.to(factory).allowPorts(factory.port(), metadata.port()));
      assertThat(failure.isRetryable()).isFalse();
      assertThat(metadata.connections()).isZero();
    }
  }

  @Test
  void waitsNoLongerThanItsReadTimeoutForASilentFactory() {
    factory.behaves(Behaviour.silent());
    PublishingException failure =
        failure(Publishers.to(factory).readTimeout(Duration.ofMillis(200)));
    assertThat(failure).hasMessage("the factory was too slow");
    assertThat(failure.isRetryable()).isTrue();
  }

  @Test
  void waitsNoLongerThanItsDeadlineForAHeadThatComesByteByByte() {
    factory.behaves(Behaviour.drippingHead(20));
    PublishingException failure = failure(Publishers.to(factory).deadline(Duration.ofMillis(300)));
    assertThat(failure).hasMessage("no answer within PT0.3S");
    assertThat(failure.isRetryable()).isTrue();
  }

  @Test
  void waitsNoLongerThanItsDeadlineForABodyThatComesByteByByte() {
    // Long enough for the head to arrive, also where other tests keep the machine busy.
    Duration deadline = Duration.ofSeconds(3);
    factory.behaves(Behaviour.drippingBody(200, 20));
    publish(Publishers.to(factory).deadline(deadline));
    factory.behaves(Behaviour.drippingBody(400, 20));
    assertThat(failure(Publishers.to(factory).deadline(deadline)).isRetryable()).isFalse();
  }

  @Test
  void waitsNoLongerThanItsDeadlineForASecureConnectionThatIsNeverMade() {
    // A factory that accepts connections, and never answers the handshake.
    factory.behaves(Behaviour.silent());
    PublishingException failure =
        failure(
            HttpRestockPublisher.builder(
                    java.net.URI.create("https://127.0.0.1:" + factory.port() + "/"),
                    Publishers.FORMAT)
                .allowPrivateAddresses()
                .allowPorts(factory.port())
                .connectTimeout(Duration.ofSeconds(20))
                .deadline(Duration.ofMillis(300)));
    assertThat(failure.isRetryable()).isTrue();
  }

  @Test
  void waitsNoLongerThanItsDeadlineForANameServer() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    HttpPublisherBuilder builder =
        Publishers.to(factory, factory.url("factory.example", "/"))
            .connectTimeout(Duration.ofMillis(100))
            .deadline(Duration.ofSeconds(2))
            .lookup(
                host -> {
                  asked.countDown();
                  await(end);
                  throw new java.net.UnknownHostException(host);
                });
    assertThat(failure(builder)).hasMessage("no answer within PT2S");
    asked.await();
    end.countDown();
  }

  @Test
  void readsNoMoreOfABodyThanItsLimit() {
    factory.behaves(Behaviour.endlessBody(200));
    publish(Publishers.to(factory));
    factory.behaves(Behaviour.endlessBody(500));
    assertThat(failure(Publishers.to(factory)).isRetryable()).isTrue();
  }

  @Test
  void readsNoHeaderWithoutEnd() {
    factory.behaves(Behaviour.endlessHeader());
    assertThat(failure(Publishers.to(factory)).isRetryable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "hang-up", "garbage", "half"})
  void triesAgainAfterABrokenConnection(String how) {
    factory.behaves(
        switch (how) {
          case "reset" -> Behaviour.resets();
          case "hang-up" -> Behaviour.hangsUp();
          case "garbage" -> Behaviour.garbage("SSH-2.0-OpenSSH_9.2 canary\r\n");
          default -> Behaviour.garbage("HTTP/1.1 2");
        });
    PublishingException failure =
        failure(Publishers.to(factory).readTimeout(Duration.ofMillis(300)));
    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure).hasMessageNotContaining("canary").hasNoCause();
  }

  @Test
  void triesAgainWhenNobodyListens() throws IOException {
    // The socket is bound and does not listen, so that no other process can listen there either.
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/api/manufactures");
      PublishingException failure =
          failure(Publishers.to(factory, url).allowPorts(silent.getLocalPort()));
      assertThat(failure).hasMessage("no connection to the factory");
      assertThat(failure.isRetryable()).isTrue();
    }
  }

  @Test
  void endsItsWaitWhenItIsInterruptedAndKeepsTheInterrupt() throws Exception {
    factory.behaves(Behaviour.silent());
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> kept = new AtomicReference<>();
    try (HttpRestockPublisher publisher = Publishers.to(factory).build()) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  publisher.publish(Requests.request(1));
                } catch (PublishingException e) {
                  thrown.set(e);
                }
                kept.set(Thread.currentThread().isInterrupted());
              });
      caller.start();
      Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> !factory.asked().isEmpty());
      caller.interrupt();
      caller.join();
    }
    assertThat(thrown.get()).hasMessage("interrupted");
    assertThat(kept.get()).isTrue();
  }

  @Test
  void saysSoWhenItIsClosed() {
    HttpRestockPublisher publisher = Publishers.to(factory).build();
    publisher.close();
    assertThatThrownBy(() -> publisher.publish(Requests.request(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closed");
  }

  private static void publish(HttpPublisherBuilder builder) {
    try (HttpRestockPublisher publisher = builder.build()) {
      publisher.publish(Requests.request(7));
    }
  }

  private static PublishingException failure(HttpPublisherBuilder builder) {
    return Publishers.failure(builder, Requests.request(7));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
