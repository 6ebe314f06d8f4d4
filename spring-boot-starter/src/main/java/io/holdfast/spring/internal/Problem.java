package io.holdfast.spring.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Writes problem details (RFC 9457) where there is no message converter, as in a filter. */
final class Problem {
  private Problem() {}

  static void write(HttpServletResponse response, int status, String detail) throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    String title = Objects.requireNonNull(HttpStatus.resolve(status), "status").getReasonPhrase();
    String json =
        "{\"type\":\"about:blank\",\"title\":\""
            + title
            + "\",\"status\":"
            + status
            + ",\"detail\":\""
            + escaped(detail)
            + "\"}";
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    StringBuilder json = new StringBuilder();
    text.chars()
        .forEach(
            it -> {
              if (it < ' ' || it == '"' || it == '\\') {
                json.append(String.format("\\u%04x", it));
              } else {
                json.append((char) it);
              }
            });
    return json.toString();
  }
}
