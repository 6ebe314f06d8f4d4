package io.holdfast.inventory;

/** The text of requests. */
final class RequestText {
  private RequestText() {}

  /** Returns the name of a request, with its values as a record shows them. */
  static String of(Object request, Record values) {
    String text = values.toString();
    return request.getClass().getSimpleName() + text.substring(text.indexOf('['));
  }
}
