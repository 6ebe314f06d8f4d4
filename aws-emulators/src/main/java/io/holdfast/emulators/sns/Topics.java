package io.holdfast.emulators.sns;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Handles the requests to the service. */
final class Topics {
  private static final int MAX_BYTES = 262_144;
  private static final int MAX_RAW_ATTRIBUTES = 10;

  private final String prefix;
  private final BiConsumer<Notification, Topic.Subscription> delivery;
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();

  Topics(String region, String account, BiConsumer<Notification, Topic.Subscription> delivery) {
    prefix = "arn:aws:sns:" + region + ":" + account + ":";
    this.delivery = delivery;
  }

  /** Returns the content of the result element. */
  String answer(String action, Form form) {
    return switch (action) {
      case "CreateTopic" -> create(form);
      case "Subscribe" -> subscribe(form);
      case "Publish" -> publish(form);
      default -> throw new SnsError(400, "InvalidAction", "not here: " + action);
    };
  }

  private String create(Form form) {
    String name = form.require("Name");
    boolean fifo = Boolean.parseBoolean(form.map("Attributes").get("FifoTopic"));
    if (fifo != name.endsWith(".fifo")) {
      throw new SnsError(400, "InvalidParameter", "Invalid parameter: Topic Name");
    }
    Topic topic = topics.computeIfAbsent(prefix + name, Topic::new);
    return "<TopicArn>" + topic.arn() + "</TopicArn>";
  }

  private String subscribe(Form form) {
    Topic topic = topic(form);
    if (!"sqs".equals(form.get("Protocol"))) {
      throw new SnsError(400, "InvalidParameter", "Invalid parameter: Protocol");
    }
    String queue = form.require("Endpoint");
    if (queue.endsWith(".fifo") && !topic.isFifo()) {
      throw new SnsError(400, "InvalidParameter", "Invalid parameter: FIFO queue, standard topic");
    }
    boolean raw = Boolean.parseBoolean(form.map("Attributes").get("RawMessageDelivery"));
    topic.subscriptions().add(new Topic.Subscription(queue, raw));
    return "<SubscriptionArn>" + topic.arn() + ":" + UUID.randomUUID() + "</SubscriptionArn>";
  }

  private String publish(Form form) {
    Topic topic = topic(form);
    Notification notification = notification(topic, form);
    String result = "<MessageId>" + notification.id() + "</MessageId>";
    if (!topic.isFifo()) {
      deliver(topic, notification);
      return result;
    }
    long number = topic.number(String.valueOf(notification.repeat()), notification.at());
    if (number > 0) {
      deliver(topic, notification);
    }
    return result + "<SequenceNumber>" + number + "</SequenceNumber>";
  }

  /** Delivers a message once more, as the service occasionally does. */
  void repeat(Form form) {
    Topic topic = topic(form);
    deliver(topic, notification(topic, form));
  }

  private void deliver(Topic topic, Notification notification) {
    for (Topic.Subscription subscription : topic.subscriptions()) {
      if (subscription.raw() && notification.attributes().size() > MAX_RAW_ATTRIBUTES) {
        continue; // the service drops it without an error
      }
      delivery.accept(notification, subscription);
    }
  }

  private Topic topic(Form form) {
    Topic topic = topics.get(form.require("TopicArn"));
    if (topic == null) {
      throw new SnsError(404, "NotFound", "Topic does not exist");
    }
    return topic;
  }

  private static Notification notification(Topic topic, Form form) {
    String message = form.require("Message");
    if (message.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new SnsError(400, "InvalidParameter", "Invalid parameter: Message too long");
    }
    @Nullable String group = null;
    @Nullable String repeat = null;
    if (topic.isFifo()) {
      group = form.require("MessageGroupId");
      repeat = form.require("MessageDeduplicationId");
      if (group.length() > 128 || repeat.length() > 128) {
        throw new SnsError(400, "InvalidParameter", "Invalid parameter: longer than 128");
      }
    }
    if ("json".equals(form.get("MessageStructure"))) {
      message = MessageStructure.forSqs(message);
    }
    return new Notification(
        UUID.randomUUID().toString(),
        topic.arn(),
        form.get("Subject"),
        message,
        form.attributes(),
        group,
        repeat,
        Instant.now());
  }
}
