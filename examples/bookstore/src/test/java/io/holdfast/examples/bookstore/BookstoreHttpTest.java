package io.holdfast.examples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.checks.Scene;
import io.holdfast.examples.bookstore.flow.FlowJson;
import io.holdfast.examples.bookstore.web.ExecutionRoutes;
import io.holdfast.examples.host.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@Timeout(120)
class BookstoreHttpTest {
  private static final String ARN =
      "arn:aws:states:eu-west-1:000000000000:execution:StoreCheckoutFlow:o-1";

  private final HttpClient client = HttpClient.newHttpClient();

  /** An open bookstore. */
  private final class Open implements AutoCloseable {
    private final BookstoreApp app;
    private final Web web = Web.open("127.0.0.1", 0);

    Open(String more) {
      String line =
          "--jdbc-url jdbc:h2:mem:" + UUID.randomUUID() + " --retry-delay PT0.005S " + more;
      BookstoreOptions options = new BookstoreOptions();
      new CommandLine(options)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs(line.strip().split(" ", -1));
      app = new BookstoreApp(options);
      app.work();
      web.start(ExecutionRoutes.of(app.engine()));
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
      return send(request("/executions").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
          .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    Map<?, ?> over() {
      Scene.until(() -> !read(get("/executions/o-1")).get("status").equals("RUNNING"));
      try {
        return read(get("/executions/o-1"));
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      web.close();
      app.close();
    }
  }

  private static Map<?, ?> read(HttpResponse<String> answer) {
    return FlowJson.read(answer.body(), Map.class);
  }

  private static String start(String name, String input) {
    return FlowJson.write(Map.of("name", name, "input", input));
  }

  @ParameterizedTest
  @EnumSource(Path.class)
  void anExecutionIsStartedAndDescribedAsStepFunctionsDoes(Path path) throws Exception {
    try (Open open = new Open(path.options)) {
      HttpResponse<String> started = open.post(start("o-1", path.input));
      assertThat(started.statusCode()).isEqualTo(200);
      assertThat(started.body())
          .matches("\\{\"executionArn\":\"" + ARN + "\",\"startDate\":\\d+\\.\\d{3}}");
      Map<?, ?> over = open.over();
      assertThat(over.get("executionArn")).isEqualTo(ARN);
      assertThat(over.get("name")).isEqualTo("o-1");
      assertThat(over.get("input")).isEqualTo(path.input);
      assertThat(over.get("output")).isEqualTo(path.output);
      if (path == Path.REDEEM_MISSING) {
        assertThat(over.get("status")).isEqualTo("FAILED");
        assertThat(over.get("error")).isEqualTo("States.Runtime");
      } else {
        assertThat(over.get("status")).isEqualTo("SUCCEEDED");
      }
    }
  }

  @Test
  void aRepeatedStartIsTheSameExecutionAndAnotherInputIsRefused() throws Exception {
    try (Open open = new Open("")) {
      HttpResponse<String> first = open.post(start("o-1", Path.DISPATCHED.input));
      assertThat(open.post(start("o-1", Path.DISPATCHED.input)).body()).isEqualTo(first.body());
      HttpResponse<String> other = open.post(start("o-1", Path.NO_COURIER.input));
      assertThat(other.statusCode()).isEqualTo(400);
      assertThat(read(other).get("__type")).isEqualTo("ExecutionAlreadyExists");
      assertThat(open.over().get("status")).isEqualTo("SUCCEEDED");
      assertThat(open.get("/executions/o-1/history").body())
          .contains("\"name\":\"checkInventory\"")
          .contains("\"name\":\"Dispatched\"");
      assertThat(read(open.get("/executions/o-2")).get("__type"))
          .isEqualTo("ExecutionDoesNotExist");
    }
  }

  @Test
  void aBadStartIsRefused() throws Exception {
    Map<String, String> types =
        Map.of(
            "{",
            "ValidationException",
            "{\"name\":\"o-1\"}",
            "InvalidExecutionInput",
            "{\"name\":\"o 1\",\"input\":\"{}\"}",
            "InvalidName",
            "{\"name\":\"o-1\",\"input\":\"{}\"}",
            "InvalidExecutionInput",
            "{\"name\":\"o-1\",\"stateMachineArn\":\"arn:x\",\"input\":\"{}\"}",
            "StateMachineDoesNotExist");
    try (Open open = new Open("")) {
      for (Map.Entry<String, String> each : types.entrySet()) {
        HttpResponse<String> answer = open.post(each.getKey());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(answer).get("__type")).isEqualTo(each.getValue());
      }
    }
  }
}
