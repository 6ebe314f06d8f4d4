package io.holdfast.examples.localfood;

import java.net.http.HttpHeaders;

/** An answer over HTTP. */
record Answer(int status, HttpHeaders headers, String body) {
  private static final String TIME = "\"\\d{4}-\\d\\d-\\d\\dT[\\d:.+]+\"";

  /** Returns the number of a field of the body, its first one of this name. */
  long number(String field) {
    String after = body.substring(body.indexOf("\"" + field + "\":") + field.length() + 3);
    return Long.parseLong(after.replaceAll("^(-?\\d+).*$", "$1"));
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Returns the body with the word TIME in place of times. */
  String withoutTimes() {
    return body.replaceAll(TIME, "TIME");
  }
}
