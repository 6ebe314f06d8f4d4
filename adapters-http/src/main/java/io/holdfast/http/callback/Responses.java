package io.holdfast.http.callback;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.HashMap;
import java.util.Map;

/** The responses to callbacks. */
final class Responses {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int CONFLICT = 409;
  static final int TOO_LARGE = 413;
  static final int FAILED = 500;
  static final int UNAVAILABLE = 503;

  private Responses() {}

  static CallbackResponse received(String body) {
    return new CallbackResponse(OK, headers(), body);
  }

  static CallbackResponse error(int status, String text) {
    return new CallbackResponse(status, headers(), document("error", text));
  }

  static CallbackResponse error(int status, String text, String header, String value) {
    Map<String, String> headers = headers();
    headers.put(header, value);
    return new CallbackResponse(status, headers, document("error", text));
  }

  static CallbackResponse later(long seconds) {
    return error(UNAVAILABLE, "repeat the callback later", "Retry-After", Long.toString(seconds));
  }

  /** Returns a JSON object with one text. */
  static String document(String name, String text) {
    return "{\""
        + name
        + "\":\""
        + new String(JsonStringEncoder.getInstance().quoteAsString(text))
        + "\"}";
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("Cache-Control", "no-store");
    return headers;
  }
}
