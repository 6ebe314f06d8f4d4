package io.holdfast.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.error.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web server among clients that are slow, wrong or hostile. */
@Timeout(120)
class WebTest {
  private final AtomicInteger smuggled = new AtomicInteger();
  private final Web web = started(Web.open("127.0.0.1", 0));

  @AfterEach
  void close() {
    web.close();
  }

  private Web started(Web server) {
    server.start(
        new Web.Routes()
            .on("GET", "/", call -> Reply.message(200, "here"))
            .on("POST", "/echo", call -> Reply.message(200, text(call)))
            .on(
                "GET",
                "/smuggled",
                call -> {
                  smuggled.incrementAndGet();
                  return Reply.message(200, "smuggled");
                })
            .on("POST", "/fault", call -> fail(new IllegalStateException(text(call))))
            .on("POST", "/away", call -> fail(new UnavailableException(text(call), null))));
    return server;
  }

  private static String text(Call call) {
    return new String(call.body(), StandardCharsets.UTF_8);
  }

  private static Reply fail(RuntimeException failure) {
    throw failure;
  }

  @Test
  void whatARequestBringsForgesNoLineOfTheLog() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    try (PrintStream log = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setErr(log);
      for (String path : List.of("/fault", "/away")) {
        String body = "c4n4ry\r\n2026-01-01 INFO paid";
        String request =
            "POST "
                + path
                + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n";
        assertThat(answer(request + body)).doesNotContain("c4n4ry");
      }
    } finally {
      System.setErr(before);
    }
    String log = bytes.toString(StandardCharsets.UTF_8);
    assertThat(log).contains("/fault failed").contains("/away is not answered");
    assertThat(log.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
  }

  @Test
  void answersEverybodyWhileManyBodiesCome() throws Exception {
    List<RawClient> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        RawClient client = new RawClient(web);
        slow.add(client);
        client.send("POST /echo HTTP/1.1\r\nHost: shop\r\nContent-Length: 10\r\n\r\n12345");
      }

      assertThat(get("/")).isEqualTo("200 {\"message\":\"here\"}");

      for (RawClient each : slow) {
        assertThat(each.send("67890")).isTrue();
        assertThat(each.readUntil("}"))
            .startsWith("HTTP/1.1 200 ")
            .endsWith("{\"message\":\"1234567890\"}");
      }
    } finally {
      slow.forEach(RawClient::close);
    }
  }

  @Test
  void aSecondCloseHasNothingToDo() throws Exception {
    web.close();
    web.close();

    web.join();
  }

  @Test
  void aBodyThatDripsIsGivenUp() {
    Web impatient = Web.open("127.0.0.1", 0, Duration.ofHours(1), Duration.ofMillis(300));
    try (Web server = started(impatient);
        RawClient client = new RawClient(server)) {
      client.send("POST /echo HTTP/1.1\r\nHost: shop\r\nContent-Length: 60000\r\n\r\n");
      while (client.read(10).isEmpty() && !client.hasEnded()) {
        client.send("x");
      }

      assertThat(client.readToEnd())
          .startsWith("HTTP/1.1 408 ")
          .endsWith("{\"message\":\"the body took too long\"}");
    }
  }

  @Test
  void aHeadThatDripsIsGivenUpAlsoAfterAGoodRequest() {
    Web impatient = Web.open("127.0.0.1", 0, Duration.ofMillis(300), Duration.ofHours(1));
    try (Web server = started(impatient);
        RawClient client = new RawClient(server)) {
      client.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n");
      client.readUntil("}");
      client.send("GET / HTTP/1.1\r\n");
      while (!client.hasEnded()) {
        client.send("x");
        client.read(10);
      }

      assertThat(client.read(1)).endsWith("{\"message\":\"here\"}");
    }
  }

  @Test
  void aBodyThatIsOnItsWayIsNotTakenForAHeadThatDrips() {
    Web impatient = Web.open("127.0.0.1", 0, Duration.ofSeconds(1), Duration.ofHours(1));
    try (Web server = started(impatient);
        RawClient client = new RawClient(server)) {
      // The first request of a server is slow by itself.
      client.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n");
      client.readUntil("}");
      int length = 100;
      client.send("POST /echo HTTP/1.1\r\nHost: shop\r\nContent-Length: " + length + "\r\n\r\n");
      for (int i = 0; i < length; i++) {
        client.read(25);
        client.send("x");
      }
      client.readUntil("x\"}");
    }
  }

  /** The extension's quote is never closed, so that the chunk's size line has no end. */
  @Test
  void aChunkExtensionSmugglesNoRequestIn() {
    try (RawClient client = new RawClient(web)) {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "1;ext=\"val\r\nX\r\n0\r\n\r\n"
              + "GET /smuggled HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");

      String answer = client.readToEnd();

      assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("smuggled");
      assertThat(smuggled).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: shop\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop\r\nHost: other\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: shop\r\n\r\n",
        "GET /<canary> HTTP/1.1\r\nHost: shop\r\nBad Header: <canary>\r\n\r\n",
        "GET /a/../../<canary> HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n",
        "PUT /echo HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: shop\r\nContent-Length: -1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: shop\r\nContent-Length: 70000\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void everyErrorIsOneJsonDocument(String request) {
    assertThat(answer(request)).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /%s HTTP/1.1\r\nHost: shop\r\n", "GET / HTTP/1.1\r\nHost: %s\r\n"})
  void aHeadThatIsTooLongIsAJsonErrorToo(String head) {
    assertThat(answer(String.format(head, "a".repeat(20_000)) + "\r\n")).contains("\"message\"");
  }

  /** The body of the answer, after its head was looked at. */
  private String answer(String request) {
    try (RawClient client = new RawClient(web)) {
      client.send(request);
      if (request.contains("70000")) {
        client.send("x".repeat(70_000));
      }
      String[] parts = client.readToEnd().split("\r\n\r\n", 2);
      assertThat(parts[0]).matches("(?s)HTTP/1.1 [45]\\d\\d .*");
      assertThat(parts[0].toLowerCase(java.util.Locale.ROOT))
          .contains("content-type: application/json");
      assertThat(parts[1]).matches("\\{\"message\":\"[^\"]+\"}");
      return parts[1];
    }
  }

  private String get(String path) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                    .timeout(Duration.ofSeconds(20))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
