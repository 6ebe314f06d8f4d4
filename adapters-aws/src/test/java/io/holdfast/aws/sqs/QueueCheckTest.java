package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.aws.dynamodb.faults.Fault;
import io.holdfast.aws.dynamodb.faults.Faults;
import io.holdfast.inventory.error.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Checks the findings about the queues' settings. */
@Timeout(60)
class QueueCheckTest extends OnQueues {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:stock-empty";

  private String redrive(int most) {
    return "{\"deadLetterTargetArn\":\""
        + TestQueues.arn(dead)
        + "\",\"maxReceiveCount\":\""
        + most
        + "\"}";
  }

  private void set(String url, QueueAttributeName name, String value) {
    TestQueues.client()
        .setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(name, value)));
  }

  /** Adds a policy to the emulator's answer, because the emulator has none. */
  private void policy(String json) {
    proxy.next("GetQueueAttributes", (request, sqs) -> with("Policy", json, sqs.send()));
  }

  /** Returns the answer with one more attribute. */
  private static Optional<Fault.Answer> with(String name, String value, Fault.Answer answer) {
    String more = "{\"" + name + "\":\"" + value.replace("\"", "\\\"") + "\",";
    String body = answer.body();
    int at = body.indexOf('{', body.indexOf("\"Attributes\""));
    return Optional.of(
        new Fault.Answer(
            200, answer.headers(), body.substring(0, at) + more + body.substring(at + 1)));
  }

  private static String statement(String principal, String action, String condition) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
        + principal
        + ",\"Action\":"
        + action
        + ",\"Resource\":\"*\""
        + condition
        + "}]}";
  }

  private static String from(String arn) {
    return ",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"" + arn + "\"}}";
  }

  @Test
  void findsNothingWhereAllIsWell() {
    set(queue, QueueAttributeName.REDRIVE_POLICY, redrive(30));
    policy(statement("{\"Service\":\"sns.amazonaws.com\"}", "\"sqs:SendMessage\"", from(TOPIC)));

    assertThat(options().topic(TOPIC).once(memory(), Duration.ofDays(28)).build().check())
        .isEmpty();
  }

  @Test
  void findsQueuesThatAreNotThere() {
    queue = queue + "-gone";
    dead = dead + "-gone";

    assertThat(options().build().check())
        .containsExactly(
            QueueFinding.error("queue", "there is no such queue"),
            QueueFinding.error("deadLetterQueue", "there is no such queue"));
  }

  @Test
  void findsWhatItMayNotRead() {
    proxy.every("GetQueueAttributes", Faults.refused("AccessDeniedException"));

    assertThat(options().build().check())
        .hasSize(2)
        .contains(
            QueueFinding.error(
                "queue",
                "its attributes cannot be read: SQS said AccessDeniedException, status 400"));
  }

  @Test
  void findsNothingOutWhereSqsIsAway() {
    proxy.every("GetQueueAttributes", Faults.lostRequest());

    assertThatThrownBy(() -> options().build().check()).isInstanceOf(UnavailableException.class);
  }

  @Test
  void findsThatSqsDoesNotParkByItself() {
    assertThat(options().build().check())
        .extracting(QueueFinding::level, QueueFinding::setting)
        .containsExactly(tuple(QueueFinding.Level.WARNING, "RedrivePolicy"));
  }

  @Test
  void findsThatSqsParksTooSoonOrElsewhere() {
    set(queue, QueueAttributeName.REDRIVE_POLICY, redrive(20));
    assertThat(problems(options().maxAttempts(20)))
        .containsExactly(
            "maxReceiveCount is 20, so SQS moves messages without a reason before the 20 attempts"
                + " of the consumer are over");
    assertThat(problems(options().maxAttempts(19))).isEmpty();

    dead = TestQueues.create("other-dead");
    assertThat(problems(options().maxAttempts(19)))
        .containsExactly("its target is not the dead-letter queue of the consumer");
  }

  @Test
  void findsThatMessagesAreForgottenTooSoon() {
    set(queue, QueueAttributeName.REDRIVE_POLICY, redrive(30));
    String name = "MessageRetentionPeriod";
    proxy.nth("GetQueueAttributes", 1, (request, sqs) -> with(name, "172800", sqs.send()));
    proxy.nth("GetQueueAttributes", 2, (request, sqs) -> with(name, "60", sqs.send()));

    assertThat(options().once(memory(), Duration.ofDays(1)).build().check())
        .extracting(QueueFinding::setting)
        .containsExactly("once", "MessageRetentionPeriod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "no json",
        "[[[[",
        "{\"Statement\":\"text\"}",
        "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\"}}"
      })
  void findsThatATopicMayNotSend(String json) {
    set(queue, QueueAttributeName.REDRIVE_POLICY, redrive(30));
    if (!json.isEmpty()) {
      policy(json);
    }

    assertThat(problems(options().topic(TOPIC)))
        .containsExactly(
            "the queue does not let sns.amazonaws.com send for "
                + TOPIC
                + ": what is published does not arrive");
  }

  @Test
  void readsPoliciesAsIamDoes() {
    String sns = "{\"Service\":[\"events.amazonaws.com\",\"sns.amazonaws.com\"]}";
    String send = "[\"sqs:GetQueueUrl\",\"SQS:SendMessage\"]";

    assertThat(lets(statement(sns, send, from(TOPIC)))).isTrue();
    assertThat(lets(statement(sns, send, ""))).isTrue();
    assertThat(lets(statement("\"*\"", "\"sqs:*\"", from("arn:aws:sns:*:stock-*")))).isTrue();
    assertThat(lets(statement("{\"AWS\":\"*\"}", "\"*\"", from(TOPIC)))).isTrue();
    assertThat(lets(statement(sns, send, from(TOPIC + "-2")))).isFalse();
    assertThat(lets(statement(sns, send, from("arn.aws.sns.*")))).isFalse();
    assertThat(lets(statement(sns, "\"sqs:ReceiveMessage\"", from(TOPIC)))).isFalse();
    assertThat(lets(statement("{\"Service\":\"s3.amazonaws.com\"}", send, ""))).isFalse();
  }

  private static boolean lets(String json) {
    return new QueuePolicy(json).lets(TOPIC);
  }

  @Test
  void findsThatEverybodyMaySend() {
    set(queue, QueueAttributeName.REDRIVE_POLICY, redrive(30));
    policy(statement("\"*\"", "\"sqs:SendMessage\"", ""));

    assertThat(problems(options().topic(TOPIC)))
        .containsExactly("the queue policy lets every principal send: anyone can request goods");
  }

  private static List<String> problems(SqsRestockConsumer.Builder options) {
    return options.build().check().stream().map(QueueFinding::problem).toList();
  }
}
