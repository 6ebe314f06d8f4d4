package io.holdfast.emulators.sns;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic and its subscriptions. */
final class Topic {
  /** The time that a FIFO topic drops repeats. */
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final String arn;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Map<String, Instant> seen = new HashMap<>();
  private long sequence = 1_000_000_000_000_000_000L;

  /** A queue that receives the published messages. */
  record Subscription(String queue, boolean raw) {}

  Topic(String arn) {
    this.arn = arn;
  }

  String arn() {
    return arn;
  }

  boolean isFifo() {
    return arn.endsWith(".fifo");
  }

  List<Subscription> subscriptions() {
    return subscriptions;
  }

  /** Returns the sequence number of a message, unless it repeats another one. */
  synchronized long number(String repeat, Instant now) {
    seen.values().removeIf(at -> at.plus(REMEMBERED).isBefore(now));
    return seen.putIfAbsent(repeat, now) == null ? ++sequence : 0;
  }
}
