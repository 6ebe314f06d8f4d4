package io.holdfast.examples.localfood.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.exc.InvalidFormatException;

/**
 * The body of errors: time, status, error and path, and the message of a {@link RequestException}
 * or of a number that is not whole.
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
        String message = message(getError(request));
        if (message != null) {
          body.put("message", message);
        }
        return body;
      }
    };
  }

  private static @Nullable String message(@Nullable Throwable failure) {
    if (failure instanceof RequestException refusal) {
      return refusal.getReason();
    }
    if (failure != null
        && failure.getCause() instanceof InvalidFormatException wrong
        && wrong.getValue() instanceof Number
        && !wrong.getPath().isEmpty()) {
      return wrong.getPath().get(wrong.getPath().size() - 1).getPropertyName()
          + ": must be a whole number";
    }
    return null;
  }

  private static String text(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC).format(TIME);
  }
}
