package io.holdfast.examples.host;

import io.holdfast.aws.sns.SnsAttributes;
import io.holdfast.inventory.model.RestockRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * The form of a request on a topic, for subscribers other than this host.
 *
 * @param subject the subject, the same in every message
 * @param text the text of the message
 * @param attributes the attributes that consumers read
 */
public record Announcement(
    String subject, Function<RestockRequest, String> text, SnsAttributes attributes) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(
              "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Returns a time in the format of JavaScript, in UTC. */
  public static String time(Instant at) {
    return TIME.format(at);
  }
}
