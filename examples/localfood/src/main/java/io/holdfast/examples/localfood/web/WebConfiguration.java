package io.holdfast.examples.localfood.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.request.WebRequest;

/**
 * The body of errors: time, status, error and path, and the message of a {@link RequestException}.
 */
@Configuration(proxyBeanMethods = false)
@Import(UnavailableAdvice.class)
public class WebConfiguration {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

  @Bean
  ErrorAttributes errorBody() {
    return new DefaultErrorAttributes() {
      @Override
      public Map<String, Object> getErrorAttributes(
          WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> body = super.getErrorAttributes(request, options);
        if (body.get("timestamp") instanceof Date time) {
          body.put("timestamp", text(time.toInstant()));
        }
        if (getError(request) instanceof RequestException refusal && refusal.getReason() != null) {
          body.put("message", refusal.getReason());
        }
        return body;
      }
    };
  }

  private static String text(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC).format(TIME);
  }
}
