package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.spi.support.Printable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Moves messages to the dead-letter queue and back. A message is sent first and deleted then: a
 * process that dies in between leaves it in both queues, never in none.
 */
final class DeadLetters {
  static final String REASON = "HoldfastReason";
  static final String MESSAGE_ID = "HoldfastMessageId";
  static final String RECEIVE_COUNT = "HoldfastReceiveCount";

  private static final List<String> OURS = List.of(REASON, MESSAGE_ID, RECEIVE_COUNT);
  private static final int MAX_ATTRIBUTES = 10;
  private static final int MAX_REASON = 500;

  /** The longest body that is kept: no restock request is longer. */
  private static final int MAX_CUT = 65_536;

  private static final int REDRIVE_BATCH = 10;

  /** A wait above zero, so that all servers of the queue are asked. */
  private static final Duration REDRIVE_WAIT = Duration.ofSeconds(1);

  private final SqsQueue queue;
  private final SqsQueue deadLetters;

  DeadLetters(SqsQueue queue, SqsQueue deadLetters) {
    this.queue = queue;
    this.deadLetters = deadLetters;
  }

  /** Sends a copy to the dead-letter queue. The message stays where it is. */
  void copy(Message message, int attempts, String reason) {
    Map<String, MessageAttributeValue> attributes = theirs(message, MAX_ATTRIBUTES - OURS.size());
    attributes.put(REASON, text(Printable.of(reason, MAX_REASON)));
    attributes.put(MESSAGE_ID, text(message.messageId()));
    attributes.put(RECEIVE_COUNT, text(Integer.toString(attempts)));
    try {
      deadLetters.send(message, message.body(), attributes, message.messageId());
    } catch (SqsException e) {
      if (SdkFailure.of(e) != SdkFailure.REFUSED || message.body().length() <= MAX_CUT) {
        throw e;
      }
      // The message has the maximum length, so there is no room for these attributes.
      attributes.keySet().retainAll(OURS);
      attributes.put(REASON, text(Printable.of(reason + "; cut here", MAX_REASON)));
      deadLetters.send(message, cut(message.body()), attributes, message.messageId());
    }
  }

  private static String cut(String body) {
    boolean half = Character.isHighSurrogate(body.charAt(MAX_CUT - 1));
    return body.substring(0, half ? MAX_CUT - 1 : MAX_CUT);
  }

  /** Moves messages of the dead-letter queue back into the queue; returns how many. */
  int redrive(int most, Duration visibility) {
    if (most < 1) {
      throw new IllegalArgumentException("most: must be 1 or more");
    }
    int moved = 0;
    try {
      while (moved < most && !Thread.currentThread().isInterrupted()) {
        int left = Math.min(REDRIVE_BATCH, most - moved);
        List<Message> messages =
            Quietly.call(() -> deadLetters.receive(left, REDRIVE_WAIT, visibility));
        if (messages.isEmpty()) {
          return moved;
        }
        for (Message message : messages) {
          Quietly.run(() -> putBack(message));
          moved++;
        }
      }
    } catch (RuntimeException e) {
      throw Poll.meaning(e);
    }
    return moved;
  }

  private void putBack(Message message) {
    // Takes the id of this copy: a FIFO queue may still remember the earlier id and drop it.
    queue.send(message, message.body(), theirs(message, MAX_ATTRIBUTES), message.messageId());
    deadLetters.delete(message);
  }

  private static Map<String, MessageAttributeValue> theirs(Message message, int most) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    message.messageAttributes().entrySet().stream()
        .filter(each -> !OURS.contains(each.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .limit(most)
        .forEach(each -> attributes.put(each.getKey(), each.getValue()));
    return attributes;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
