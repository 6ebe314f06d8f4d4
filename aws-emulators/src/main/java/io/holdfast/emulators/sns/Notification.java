package io.holdfast.emulators.sns;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a queue.
 *
 * @param group the message group of a FIFO topic; null on a standard topic
 * @param repeat the deduplication id of a FIFO topic; null on a standard topic
 */
record Notification(
    String id,
    String topicArn,
    @Nullable String subject,
    String message,
    Map<String, Attribute> attributes,
    @Nullable String group,
    @Nullable String repeat,
    Instant at) {
  /** Returns the envelope for a queue without raw message delivery. It is not signed. */
  String envelope() {
    StringBuilder json = new StringBuilder("{");
    add(json, "Type", "Notification");
    add(json, "MessageId", id);
    add(json, "TopicArn", topicArn);
    if (subject != null) {
      add(json, "Subject", subject);
    }
    add(json, "Message", message);
    add(json, "Timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
    add(json, "SignatureVersion", "1");
    add(json, "Signature", "none");
    add(json, "SigningCertURL", "https://sns.invalid/none.pem");
    add(json, "UnsubscribeURL", "https://sns.invalid/none");
    if (!attributes.isEmpty()) {
      json.append(attributes("Type", "Value"));
    }
    return json.append('}').toString();
  }

  private static void add(StringBuilder json, String name, String value) {
    json.append(json.length() > 1 ? "," : "").append(Text.json(name)).append(':');
    json.append(Text.json(value));
  }

  /** Returns the request to SQS in its JSON protocol. */
  String toSqs(String queueUrl, boolean raw) {
    StringBuilder json = new StringBuilder("{");
    add(json, "QueueUrl", queueUrl);
    add(json, "MessageBody", raw ? message : envelope());
    if (group != null && queueUrl.endsWith(".fifo")) {
      add(json, "MessageGroupId", group);
      add(json, "MessageDeduplicationId", String.valueOf(repeat));
    }
    if (raw && !attributes.isEmpty()) {
      json.append(attributes("DataType", "StringValue"));
    }
    return json.append('}').toString();
  }

  private String attributes(String typeName, String valueName) {
    return attributes.entrySet().stream()
        .map(
            each ->
                Text.json(each.getKey())
                    + ":{"
                    + Text.json(typeName)
                    + ":"
                    + Text.json(each.getValue().type())
                    + ","
                    + Text.json(valueName)
                    + ":"
                    + Text.json(each.getValue().value())
                    + "}")
        .collect(Collectors.joining(",", ",\"MessageAttributes\":{", "}"));
  }
}
