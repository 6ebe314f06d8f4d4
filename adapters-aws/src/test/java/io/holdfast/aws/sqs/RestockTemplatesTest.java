package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.internal.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Tests that the consumer's check finds no problem in queues made by the templates. */
class RestockTemplatesTest {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:stock-empty";
  private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:stock-queue";
  private static final String DEAD = "arn:aws:sqs:eu-central-1:000000000000:stock-queue-dead";

  /** Asserts that the check of queues with these settings finds nothing. */
  private static void assertChecked(String redrive, String policy, String kept, String keptAside) {
    SqsClient sqs = Mockito.mock(SqsClient.class);
    Mockito.when(
            sqs.getQueueAttributes(
                Mockito.<java.util.function.Consumer<GetQueueAttributesRequest.Builder>>any()))
        .thenReturn(
            answer(
                Map.of(
                    QueueAttributeName.QUEUE_ARN, QUEUE,
                    QueueAttributeName.REDRIVE_POLICY, redrive,
                    QueueAttributeName.POLICY, policy,
                    QueueAttributeName.MESSAGE_RETENTION_PERIOD, kept)),
            answer(
                Map.of(
                    QueueAttributeName.QUEUE_ARN, DEAD,
                    QueueAttributeName.MESSAGE_RETENTION_PERIOD, keptAside)));

    assertThat(
            SqsRestockConsumer.builder(sqs, request -> {})
                .queue("https://sqs.example/stock-queue")
                .deadLetterQueue("https://sqs.example/stock-queue-dead")
                .topic(TOPIC)
                .build()
                .check())
        .isEmpty();
  }

  private static GetQueueAttributesResponse answer(Map<QueueAttributeName, String> attributes) {
    return GetQueueAttributesResponse.builder().attributes(attributes).build();
  }

  @Test
  void cloudFormation() throws IOException {
    String text =
        Files.readString(Path.of("deploy/restock.cloudformation.json"))
            .replace("{ \"Fn::GetAtt\": [\"StockDead\", \"Arn\"] }", "\"" + DEAD + "\"")
            .replace("{ \"Fn::GetAtt\": [\"StockQueue\", \"Arn\"] }", "\"" + QUEUE + "\"")
            .replace("{ \"Ref\": \"StockEmpty\" }", "\"" + TOPIC + "\"");
    Object resources = JsonTree.at(JsonTree.parse(text), "Resources");
    Object subscription = properties(resources, "StockSubscription");

    assertChecked(
        json(JsonTree.at(properties(resources, "StockQueue"), "RedrivePolicy")),
        json(JsonTree.at(properties(resources, "StockQueuePolicy"), "PolicyDocument")),
        String.valueOf(JsonTree.at(properties(resources, "StockQueue"), "MessageRetentionPeriod")),
        String.valueOf(JsonTree.at(properties(resources, "StockDead"), "MessageRetentionPeriod")));
    assertThat(subscription)
        .isEqualTo(
            Map.of(
                "TopicArn",
                TOPIC,
                "Protocol",
                "sqs",
                "Endpoint",
                QUEUE,
                "RawMessageDelivery",
                "true"));
  }

  private static Object properties(Object resources, String name) {
    return JsonTree.at(JsonTree.at(resources, name), "Properties");
  }

  /** Returns a tree of maps, lists and texts as JSON. */
  private static String json(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(it -> "\"" + it.getKey() + "\":" + json(it.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (tree instanceof java.util.List<?> list) {
      return list.stream()
          .map(RestockTemplatesTest::json)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return "\"" + tree + "\"";
  }

  @Test
  void terraform() throws IOException {
    String text =
        Files.readString(Path.of("deploy/restock.tf"))
            .replace("aws_sqs_queue.holdfast_dead.arn", "\"" + DEAD + "\"")
            .replace("aws_sqs_queue.holdfast.arn", "\"" + QUEUE + "\"")
            .replace("aws_sns_topic.holdfast.arn", "\"" + TOPIC + "\"");

    assertChecked(
        encoded(text, "redrive_policy"),
        encoded(text, "policy"),
        setting(text, "aws_sqs_queue\" \"holdfast", "message_retention_seconds"),
        setting(text, "aws_sqs_queue\" \"holdfast_dead", "message_retention_seconds"));
    String subscription = "aws_sns_topic_subscription\" \"holdfast";
    assertThat(setting(text, subscription, "topic_arn")).isEqualTo(TOPIC);
    assertThat(setting(text, subscription, "endpoint")).isEqualTo(QUEUE);
    assertThat(setting(text, subscription, "protocol")).isEqualTo("sqs");
    assertThat(setting(text, subscription, "raw_message_delivery")).isEqualTo("true");
  }

  /** Returns the content of a jsonencode as JSON. */
  private static String encoded(String text, String name) {
    Matcher body =
        Pattern.compile("(?s)\n  " + name + " += jsonencode\\((\\{.*?\n  })\\)").matcher(text);
    assertThat(body.find()).as(name).isTrue();
    return body.group(1)
        .replaceAll("\"?([\\w:]+)\"? += ", "\"$1\": ")
        .replaceAll("(?m)([\\w\"}\\]])\n(\\s+\")", "$1,\n$2");
  }

  private static String setting(String text, String resource, String name) {
    Matcher found =
        Pattern.compile("(?s)resource \"" + resource + "\" \\{.*?\n  " + name + " += \"?([^\"\n]*)")
            .matcher(text);
    assertThat(found.find()).as("%s of %s", name, resource).isTrue();
    return found.group(1);
  }
}
