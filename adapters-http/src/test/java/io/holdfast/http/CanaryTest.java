package io.holdfast.http;

import static io.holdfast.http.callback.ShopFixture.KEY;
import static io.holdfast.http.callback.ShopFixture.SHOP;
import static io.holdfast.http.callback.ShopFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.http.callback.Arrival;
import io.holdfast.http.callback.CallbackFormat;
import io.holdfast.http.callback.CallbackResponse;
import io.holdfast.http.callback.FailingListener;
import io.holdfast.http.callback.RestockCallback;
import io.holdfast.http.callback.ShopFixture;
import io.holdfast.http.factory.Behaviour;
import io.holdfast.http.factory.FactoryDouble;
import io.holdfast.http.publisher.Publishers;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.PublishingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No content from another party, and no secret, reaches a log, a reason or a text. */
class CanaryTest {
  private static final String CANARY = "c4n4ry";
  private static final String LINE = "\r\n2026-01-01 INFO paid ";

  @Test
  void noCallbackReachesTheLog() {
    try (ShopFixture shop = new ShopFixture()) {
      RestockCallback callback = shop.callback().build();
      String target = shop.target();
      String bad = "{\"location\":\"" + CANARY + "\"," + CANARY;
      String log =
          Logged.during(
              () -> {
                for (String id : List.of("cb-1", CANARY + LINE)) {
                  callback.handle(SHOP, shop.signed(id, bad));
                  callback.handle(SHOP, shop.signed(id, body("\"" + CANARY + "\"")));
                  Map<String, String> headers = shop.signature(KEY, id, bad);
                  headers.put("webhook-signature", "v1," + CANARY);
                  callback.handle(SHOP, ShopFixture.post(target + CANARY + LINE, headers, bad));
                  headers.put("webhook-timestamp", CANARY + LINE);
                  callback.handle(SHOP, ShopFixture.post(target, headers, bad));
                }
              });
      assertThat(log).contains("is not accepted: SIGNATURE").contains("TIMESTAMP");
      assertThat(log).doesNotContain(CANARY).doesNotContain("paid");
      assertThat(shop.signed("cb-1", CANARY).toString()).doesNotContain(CANARY);
    }
  }

  @Test
  void noAnswerRepeatsWhatWasSent() {
    try (ShopFixture shop = new ShopFixture()) {
      RestockCallback callback = shop.callback().build();
      for (String bad :
          List.of(
              CANARY,
              "{\"" + CANARY + "\":1}",
              "{\"sku\":\"" + CANARY + " \"}",
              body("\"" + CANARY + "\""),
              body(10).replace("CP-502101", CANARY))) {
        CallbackResponse response = callback.handle(SHOP, shop.signed("cb-1", bad));
        assertThat(response.status()).isBetween(400, 499);
        assertThat(response.toString()).doesNotContain(CANARY);
      }
    }
  }

  @Test
  void noCallbackReachesTheLogWhileTheKeysAreAway() {
    try (ShopFixture shop = new ShopFixture()) {
      RestockCallback callback =
          shop.builder()
              .keys(
                  id -> {
                    throw new UnavailableException("no keys now", null);
                  })
              .build();
      String log =
          Logged.during(
              () -> callback.handle(SHOP, shop.signed("cb-1", body("\"" + CANARY + "\""))));
      assertThat(log).contains("no keys now").doesNotContain(CANARY);
    }
  }

  @Test
  void noFailureOfAKeySourceOrAFormatReachesTheLog() {
    RuntimeException said =
        new IllegalStateException(CANARY + LINE, new IllegalArgumentException(CANARY + LINE));
    try (ShopFixture shop = new ShopFixture()) {
      RestockCallback withoutKeys =
          shop.unsignedCallback()
              .keys(
                  id -> {
                    throw said;
                  })
              .build();
      RestockCallback withoutFormat =
          shop.callback()
              .format(
                  new CallbackFormat() {
                    @Override
                    public Arrival read(byte[] body, String target) {
                      throw said;
                    }

                    @Override
                    public String received() {
                      return "{}";
                    }
                  })
              .build();
      String log =
          Logged.during(
              () -> {
                for (RestockCallback each : List.of(withoutKeys, withoutFormat)) {
                  assertThat(each.handle(SHOP, shop.signed("cb-1", body(10))).status())
                      .isEqualTo(500);
                }
              });
      assertThat(log)
          .contains("failed", "IllegalStateException", "Caused by", "CanaryTest")
          .doesNotContain(CANARY);
    }
  }

  @Test
  void noTextOfTheHostsCodeForgesALine() {
    try (ShopFixture shop = new ShopFixture()) {
      RestockCallback callback =
          shop.callback()
              .keys(
                  id -> {
                    throw new UnavailableException(CANARY + LINE, new IOException(LINE));
                  })
              .listener(
                  new FailingListener(
                      new IllegalStateException(CANARY + LINE, new IOException(LINE))))
              .build();
      String log =
          Logged.during(
              () -> {
                ShopId unknown = new ShopId("tea");
                assertThat(callback.handle(unknown, shop.signed("cb-1", body(10))).status())
                    .isEqualTo(503);
              });
      assertThat(log).contains("must be repeated").contains("listener to restock callbacks failed");
      assertThat(log.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
    }
  }

  @Test
  void noAnswerOfAFactoryReachesAReason() {
    for (Behaviour each :
        List.of(
            Behaviour.garbage(CANARY + LINE),
            Behaviour.garbage("HTTP/1.1 " + CANARY + "\r\n\r\n"),
            Behaviour.garbage("HTTP/1.1 200 OK\r\n" + CANARY + "\r\n\r\n"),
            Behaviour.garbage("HTTP/1.1 200 OK\r\nContent-Length: " + CANARY + "\r\n\r\n"),
            Behaviour.garbage("HTTP/1.1 400 " + CANARY + "\r\nContent-Length: 6\r\n\r\n" + CANARY),
            Behaviour.garbage(
                "HTTP/1.1 302 " + CANARY + "\r\nLocation: http://" + CANARY + "/\r\n\r\n"),
            Behaviour.status(503, "Retry-After: " + CANARY),
            Behaviour.status(500, "X-Echo: a\r\nSet-Cookie: " + CANARY + "=\u0007" + LINE))) {
      try (FactoryDouble factory = FactoryDouble.start(each)) {
        PublishingException[] failure = new PublishingException[1];
        String log =
            Logged.during(
                () ->
                    failure[0] =
                        Publishers.failure(
                            Publishers.to(factory).readTimeout(Duration.ofMillis(300)),
                            Requests.request(1)));
        assertThat(log).doesNotContain(CANARY);
        if (failure[0] != null) {
          StringWriter trace = new StringWriter();
          failure[0].printStackTrace(new PrintWriter(trace));
          assertThat(trace.toString()).doesNotContain(CANARY).doesNotContain("paid");
        }
      }
    }
  }
}
