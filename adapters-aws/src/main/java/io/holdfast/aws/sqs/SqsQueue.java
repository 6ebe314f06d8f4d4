package io.holdfast.aws.sqs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * One queue, and the calls to it. Each call has a time limit. Exceptions of the SDK are passed on.
 */
record SqsQueue(SqsClient sqs, String url, Duration timeout) {
  private static final String FIFO = ".fifo";

  boolean isFifo() {
    return url.endsWith(FIFO);
  }

  List<Message> receive(int most, Duration wait, Duration visibility) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(seconds(wait))
                    .visibilityTimeout(seconds(visibility))
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    // Needed where the host's client has a shorter timeout than a long poll takes.
                    .overrideConfiguration(within(wait.plus(timeout))))
        .messages();
  }

  void delete(Message message) {
    sqs.deleteMessage(
        request ->
            request
                .queueUrl(url)
                .receiptHandle(message.receiptHandle())
                .overrideConfiguration(within(timeout)));
  }

  void hide(Message message, Duration visibility) {
    sqs.changeMessageVisibility(
        request ->
            request
                .queueUrl(url)
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(seconds(visibility))
                .overrideConfiguration(within(timeout)));
  }

  /** Hides up to ten messages, and returns how many of them can no longer be hidden. */
  int hide(Collection<Message> messages, Duration visibility) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        messages.stream()
            .map(
                message ->
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(seconds(visibility))
                        .build())
            .toList();
    return sqs.changeMessageVisibilityBatch(
            request ->
                request.queueUrl(url).entries(entries).overrideConfiguration(within(timeout)))
        .failed()
        .size();
  }

  /**
   * Sends a copy of a message.
   *
   * @param repeat the deduplication id of this copy, for a FIFO queue
   */
  void send(
      Message original, String body, Map<String, MessageAttributeValue> attributes, String repeat) {
    sqs.sendMessage(
        request -> {
          request
              .queueUrl(url)
              .messageBody(body)
              .messageAttributes(attributes)
              .overrideConfiguration(within(timeout));
          if (isFifo()) {
            request.messageGroupId(group(original)).messageDeduplicationId(repeat);
          }
        });
  }

  private static String group(Message original) {
    @Nullable String group = original.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    return group == null ? original.messageId() : group;
  }

  Map<QueueAttributeName, String> attributes() {
    return sqs.getQueueAttributes(
            request ->
                request
                    .queueUrl(url)
                    .attributeNames(QueueAttributeName.ALL)
                    .overrideConfiguration(within(timeout)))
        .attributes();
  }

  private static AwsRequestOverrideConfiguration within(Duration time) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(time)
        .apiCallAttemptTimeout(time)
        .build();
  }

  private static int seconds(Duration time) {
    return Math.toIntExact(time.toSeconds());
  }
}
