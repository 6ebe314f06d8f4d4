package io.holdfast.aws.sqs;

import io.holdfast.aws.internal.JsonTree;
import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Checks the settings of the queues. For one use by one thread. */
final class QueueCheck {
  private static final String QUEUE = "queue";
  private static final String DEAD_LETTERS = "deadLetterQueue";
  private static final String REDRIVE = "RedrivePolicy";
  private static final String POLICY = "Policy";
  private static final String RETENTION = "MessageRetentionPeriod";

  private final List<QueueFinding> findings = new ArrayList<>();
  private final SqsQueue queue;
  private final SqsQueue deadLetters;
  private final int maxAttempts;
  private final @Nullable Duration remembered;
  private final @Nullable String topicArn;

  QueueCheck(
      SqsQueue queue,
      SqsQueue deadLetters,
      int maxAttempts,
      @Nullable Duration remembered,
      @Nullable String topicArn) {
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.maxAttempts = maxAttempts;
    this.remembered = remembered;
    this.topicArn = topicArn;
  }

  List<QueueFinding> run() {
    Map<QueueAttributeName, String> from = attributes(QUEUE, queue);
    Map<QueueAttributeName, String> aside = attributes(DEAD_LETTERS, deadLetters);
    if (from != null) {
      policy(from.get(QueueAttributeName.POLICY));
      retention(from);
    }
    if (from != null && aside != null) {
      both(from, aside);
    }
    return List.copyOf(findings);
  }

  private @Nullable Map<QueueAttributeName, String> attributes(String which, SqsQueue of) {
    try {
      return Quietly.call(of::attributes);
    } catch (QueueDoesNotExistException e) {
      findings.add(QueueFinding.error(which, "there is no such queue"));
    } catch (RuntimeException e) {
      String said = SdkFailure.describe("SQS", e);
      if (SdkFailure.of(e) != SdkFailure.REFUSED) {
        throw new UnavailableException(said, e);
      }
      findings.add(QueueFinding.error(which, "its attributes cannot be read: " + said));
    }
    return null;
  }

  private void policy(@Nullable String json) {
    if (topicArn != null && (json == null || !new QueuePolicy(json).lets(topicArn))) {
      findings.add(
          QueueFinding.error(
              POLICY,
              "the queue does not let sns.amazonaws.com send for "
                  + topicArn
                  + ": what is published does not arrive"));
    }
    if (json != null && new QueuePolicy(json).letsEverybody()) {
      findings.add(
          QueueFinding.warning(
              POLICY, "the queue policy lets every principal send: anyone can request goods"));
    }
  }

  private void retention(Map<QueueAttributeName, String> of) {
    if (remembered != null && remembered.compareTo(kept(of)) < 0) {
      findings.add(
          QueueFinding.warning(
              "once",
              "the queue keeps messages longer than the store remembers requests: a late repeat is"
                  + " handed on"));
    }
  }

  private static Duration kept(Map<QueueAttributeName, String> of) {
    String seconds = of.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
    return seconds == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(seconds));
  }

  private void both(Map<QueueAttributeName, String> from, Map<QueueAttributeName, String> aside) {
    String arn = String.valueOf(aside.get(QueueAttributeName.QUEUE_ARN));
    if (arn.equals(from.get(QueueAttributeName.QUEUE_ARN))) {
      findings.add(QueueFinding.error(DEAD_LETTERS, "it is the queue itself"));
      return;
    }
    redrive(from.get(QueueAttributeName.REDRIVE_POLICY), arn);
    if (kept(aside).compareTo(kept(from)) < 0) {
      findings.add(
          QueueFinding.warning(
              RETENTION,
              "the dead-letter queue keeps messages for a shorter time than the queue: what SQS"
                  + " moves there may be gone at once"));
    }
  }

  private void redrive(@Nullable String json, String deadLetterArn) {
    if (json == null) {
      findings.add(
          QueueFinding.warning(
              REDRIVE,
              "there is no redrive policy: if every consumer dies before it parks a message, the"
                  + " message is never moved"));
      return;
    }
    Object redrive = JsonTree.parse(json);
    if (!JsonTree.at(redrive, "deadLetterTargetArn").equals(deadLetterArn)) {
      findings.add(
          QueueFinding.warning(REDRIVE, "its target is not the dead-letter queue of the consumer"));
    }
    String most = String.valueOf(JsonTree.at(redrive, "maxReceiveCount"));
    if (most.matches("\\d{1,9}") && Integer.parseInt(most) <= maxAttempts) {
      findings.add(
          QueueFinding.warning(
              REDRIVE,
              "maxReceiveCount is "
                  + most
                  + ", so SQS moves messages without a reason before the "
                  + maxAttempts
                  + " attempts of the consumer are over"));
    }
  }
}
