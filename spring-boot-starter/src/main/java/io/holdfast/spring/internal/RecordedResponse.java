package io.holdfast.spring.internal;

import io.holdfast.idempotency.StoredAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An HTTP answer as text: a line with status and form of the body, a line with the content type, a
 * line with the location, and the body.
 *
 * @param stored the text
 */
record RecordedResponse(StoredAnswer stored) {
  private static final String TEXT = "text";
  private static final String BASE64 = "base64";

  /** Records an answer that is complete. */
  static RecordedResponse of(ContentCachingResponseWrapper response) {
    byte[] bytes = response.getContentAsByteArray();
    String form = TEXT;
    String body;
    try {
      body = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      form = BASE64;
      body = Base64.getEncoder().encodeToString(bytes);
    }
    String type = Objects.requireNonNullElse(response.getContentType(), "");
    String location = Objects.requireNonNullElse(response.getHeader(HttpHeaders.LOCATION), "");
    return new RecordedResponse(
        new StoredAnswer(
            response.getStatus() + " " + form + "\n" + type + "\n" + location + "\n" + body));
  }

  /** Gives the recorded answer. */
  void writeTo(HttpServletResponse response) throws IOException {
    String[] parts = stored.text().split("\n", 4);
    String[] head = parts[0].split(" ", 2);
    response.setStatus(Integer.parseInt(head[0]));
    if (!parts[1].isEmpty()) {
      response.setContentType(parts[1]);
    }
    if (!parts[2].isEmpty()) {
      response.setHeader(HttpHeaders.LOCATION, parts[2]);
    }
    response
        .getOutputStream()
        .write(
            head[1].equals(BASE64)
                ? Base64.getDecoder().decode(parts[3])
                : parts[3].getBytes(StandardCharsets.UTF_8));
  }
}
