package io.holdfast.aws.sqs;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** Moves messages of the dead-letter queue back into the queue. */
record Redrive(SqsQueue from, DeadLetters deadLetters, Duration visibility) {
  private static final int BATCH = 10;

  /** A wait above zero, so that all servers of the queue are asked. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  int run(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most: must be 1 or more");
    }
    int moved = 0;
    try {
      while (moved < most && !Thread.currentThread().isInterrupted()) {
        int left = Math.min(BATCH, most - moved);
        List<Message> messages = Quietly.call(() -> from.receive(left, WAIT, visibility));
        if (messages.isEmpty()) {
          return moved;
        }
        for (Message message : messages) {
          Quietly.run(() -> deadLetters.putBack(message));
          moved++;
        }
      }
    } catch (RuntimeException e) {
      throw Poll.meaning(e);
    }
    return moved;
  }
}
