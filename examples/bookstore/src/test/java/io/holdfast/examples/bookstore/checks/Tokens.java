package io.holdfast.examples.bookstore.checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.Message;

/** Finds the token in a message to the couriers. */
public final class Tokens {
  private static final Pattern TOKEN = Pattern.compile("\"Token\":\"([^\"]+)\"");

  private Tokens() {}

  /** Returns the token of an order. */
  public static String of(Message order) {
    Matcher token = TOKEN.matcher(order.body());
    if (!token.find()) {
      throw new AssertionError("no token");
    }
    return token.group(1);
  }
}
