package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.Contexts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inmemory.InMemoryInventoryStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class IdempotencyFilterTest {
  private final SweepableIdempotencyStore store = InMemoryInventoryStore.create().idempotency();
  private final IdempotencyFilter filter = filter(false);
  private int orders;
  private int status = 201;

  /** The handler: counts, and answers with what it has read. */
  private final FilterChain handler =
      (request, response) -> {
        orders++;
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setStatus(status);
        answer.setContentType("application/json");
        answer.setHeader("Location", "/orders/" + orders);
        answer.getOutputStream().write(("부산 " + body).getBytes(StandardCharsets.UTF_8));
      };

  private IdempotencyFilter filter(boolean required) {
    return new IdempotencyFilter(
        store,
        request -> SHOP,
        new HoldfastProperties.WebIdempotency(
            List.of("/orders/**"), required, Duration.ofSeconds(30), Duration.ofHours(1)));
  }

  private static MockHttpServletRequest post(String key, String body) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/orders");
    if (key != null) {
      request.addHeader("Idempotency-Key", key);
    }
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  private MockHttpServletResponse send(MockHttpServletRequest request, FilterChain chain)
      throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, chain);
    return response;
  }

  private static String text(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void givesARepetitionTheFirstAnswer() throws Exception {
    for (int i = 0; i < 3; i++) {
      MockHttpServletResponse response = send(post("\"k-1\"", "two cups"), handler);
      assertThat(response.getStatus()).isEqualTo(201);
      assertThat(response.getHeader("Location")).isEqualTo("/orders/1");
      assertThat(response.getContentType()).startsWith("application/json");
      assertThat(text(response)).isEqualTo("부산 two cups");
    }
    assertThat(orders).isOne();
  }

  @Test
  void keepsABodyThatIsNoText() throws Exception {
    byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe};
    FilterChain binary =
        (request, response) -> {
          orders++;
          response.getOutputStream().write(bytes);
        };
    assertThat(send(post("k-1", ""), binary).getContentAsByteArray()).isEqualTo(bytes);
    assertThat(send(post("k-1", ""), binary).getContentAsByteArray()).isEqualTo(bytes);
    assertThat(orders).isOne();
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() throws Exception {
    send(post("k-1", "two cups"), handler);
    MockHttpServletResponse response = send(post("k-1", "three cups"), handler);
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    MockHttpServletRequest elsewhere = post("k-1", "two cups");
    elsewhere.setRequestURI("/orders/special");
    assertThat(send(elsewhere, handler).getStatus()).isEqualTo(422);
    assertThat(orders).isOne();
  }

  @Test
  void refusesARepetitionWhileTheFirstOneRuns() throws Exception {
    MockHttpServletResponse[] second = new MockHttpServletResponse[1];
    send(
        post("k-1", "two cups"),
        (request, response) -> {
          try {
            second[0] = send(post("k-1", "two cups"), handler);
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
    assertThat(second[0].getStatus()).isEqualTo(409);
    assertThat(second[0].getHeader("Retry-After")).isEqualTo("1");
    assertThat(orders).isZero();
  }

  @Test
  void keepsTheKeysOfPrincipalsApart() throws Exception {
    for (String name : List.of("ann", "bob")) {
      MockHttpServletRequest request = post("k-1", "two cups of " + name);
      request.setUserPrincipal(() -> name);
      assertThat(text(send(request, handler))).endsWith(name);
    }
    assertThat(orders).isEqualTo(2);
  }

  @Test
  void freesTheKeyAfterAnAnswerThatIsNoSuccess() throws Exception {
    status = 409;
    assertThat(send(post("k-1", "two cups"), handler).getStatus()).isEqualTo(409);
    status = 201;
    assertThat(send(post("k-1", "two cups"), handler).getStatus()).isEqualTo(201);
    assertThat(orders).isEqualTo(2);
  }

  @Test
  void freesTheKeyAfterAnException() throws Exception {
    FilterChain failing =
        (request, response) -> {
          throw new IOException("no connection");
        };
    assertThatThrownBy(() -> send(post("k-1", "two cups"), failing))
        .isInstanceOf(IOException.class);
    assertThat(send(post("k-1", "two cups"), handler).getStatus()).isEqualTo(201);
  }

  @Test
  void letsOtherRequestsPass() throws Exception {
    send(post(null, "two cups"), handler);
    MockHttpServletRequest get = post("k-1", "");
    get.setMethod("GET");
    send(get, handler);
    MockHttpServletRequest elsewhere = post("k-1", "");
    elsewhere.setRequestURI("/payments");
    send(elsewhere, handler);
    send(elsewhere, handler);
    assertThat(orders).isEqualTo(4);
  }

  @Test
  void refusesWhatItCannotServe() throws Exception {
    assertThat(send(post("a key", ""), handler).getStatus()).isEqualTo(400);
    assertThat(send(post("k-1", "x".repeat((1 << 20) + 1)), handler).getStatus()).isEqualTo(413);
    MockHttpServletRequest form = post("k-1", "a=1");
    form.setContentType("application/x-www-form-urlencoded");
    assertThat(send(form, handler).getStatus()).isEqualTo(415);
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter(true).doFilter(post(null, ""), response, handler);
    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(orders).isZero();
  }
}
