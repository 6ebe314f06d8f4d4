package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.sns.SnsRestockPublisher;
import io.holdfast.restock.spi.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Tests that the policies allow exactly the actions that are used. */
@Timeout(60)
class RestockPoliciesTest extends OnQueues {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:stock-empty";

  private final Policed policed = new Policed();
  private final SqsClient restricted = TestQueues.client(TestQueues.endpoint(), policed);

  /** Allows only the actions of a policy on these queues, and records the actions used. */
  private final class Policed implements ExecutionInterceptor {
    private final Set<String> used = new ConcurrentSkipListSet<>();
    private Set<String> allowed = Set.of();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      SdkRequest request = context.request();
      String url = request.getValueForField("QueueUrl", String.class).orElseThrow();
      // A batch needs the permission of its entries.
      String action = request.getClass().getSimpleName().replaceAll("(Batch)?Request$", "");
      String use = "sqs:" + action + " " + (url.equals(queue) ? "QUEUE" : "DEADLETTERQUEUE");
      used.add(use);
      if (!allowed.contains(use)) {
        throw SqsException.builder()
            .message("no policy allows " + use)
            .statusCode(403)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").build())
            .build();
      }
    }
  }

  @AfterEach
  void closeClient() {
    restricted.close();
  }

  /** Returns each action with the last part of its resource. */
  private static Set<String> allowed(String file) throws IOException {
    Set<String> allowed = new TreeSet<>();
    JsonNode policy = JsonNode.parser().parse(Files.readString(Path.of("deploy", file)));
    for (JsonNode statement : policy.field("Statement").orElseThrow().asArray()) {
      assertThat(statement.asObject().keySet())
          .containsExactlyInAnyOrder("Sid", "Effect", "Action", "Resource");
      assertThat(statement.field("Effect").orElseThrow().asString()).isEqualTo("Allow");
      String resource = statement.field("Resource").orElseThrow().asString();
      for (JsonNode action : statement.field("Action").orElseThrow().asArray()) {
        String service = action.asString().substring(0, 3).toLowerCase(Locale.ROOT);
        assertThat(resource).startsWith("arn:aws:" + service + ":REGION:ACCOUNT:");
        allowed.add(action.asString() + " " + resource.substring(resource.lastIndexOf(':') + 1));
      }
    }
    return allowed;
  }

  private SqsRestockConsumer consumer() {
    return options(restricted, sink).visibility(Duration.ofSeconds(1)).build();
  }

  @Test
  void theConsumerNeedsWhatItsPolicyAllowsAndNothingElse() throws IOException {
    policed.allowed = allowed("policy-restock-consumer.json");
    send("no request");
    send(Requests.number(7));
    sink.then(
        request -> {
          // Longer than the interval of the thread that keeps messages hidden.
          await(() -> policed.used.stream().anyMatch(it -> it.contains("Visibility")));
          throw PublishingException.transientFailure("status 503", null);
        });

    assertThat(consumer().check()).isNotEmpty();
    PollReport report = consumer().runOnce();

    assertThat(report).isEqualTo(new PollReport(0, 0, 0, 1, 1, 0));
    assertThat(policed.used).containsExactlyInAnyOrderElementsOf(policed.allowed);
  }

  @Test
  void aRedriveNeedsWhatItsPolicyAllowsAndNothingElse() throws IOException {
    policed.allowed = allowed("policy-restock-redrive.json");
    TestQueues.client().sendMessage(request -> request.queueUrl(dead).messageBody("{}"));

    assertThat(consumer().redrive(1)).isEqualTo(1);

    assertThat(policed.used).containsExactlyInAnyOrderElementsOf(policed.allowed);
  }

  @Test
  void whatNoPolicyAllowsIsRefused() {
    assertThatThrownBy(() -> restricted.purgeQueue(request -> request.queueUrl(queue)))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("no policy allows sqs:PurgeQueue QUEUE");
  }

  @Test
  void thePublisherPublishesAndNothingElse() throws IOException {
    SnsClient sns = Mockito.mock(SnsClient.class);
    SnsRestockPublisher.create(sns, TOPIC).publish(Requests.number(7));

    Mockito.verify(sns).publish(ArgumentCaptor.forClass(PublishRequest.class).capture());
    Mockito.verifyNoMoreInteractions(sns);
    assertThat(allowed("policy-restock-publisher.json")).containsExactly("sns:Publish TOPIC");
  }
}
