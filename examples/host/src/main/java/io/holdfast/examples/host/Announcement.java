package io.holdfast.examples.host;

import io.holdfast.aws.sns.SnsAttributes;
import io.holdfast.inventory.model.RestockRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * How a shop words a request on a topic, for whoever is subscribed to it besides the host.
 *
 * @param subject the same in every message
 * @param text of the message
 * @param attributes what consumers read
 */
public record Announcement(
    String subject, Function<RestockRequest, String> text, SnsAttributes attributes) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(
              "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** A time as JavaScript writes one in UTC. */
  public static String time(Instant at) {
    return TIME.format(at);
  }
}
