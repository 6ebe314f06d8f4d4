package io.holdfast.aws.sqs.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.aws.sqs.Requests;
import io.holdfast.aws.sqs.SqsRestockConsumer;
import io.holdfast.aws.sqs.TestQueues;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.PublishingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Kills a consumer where it does something for the first time, and in a full campaign at each
 * point, one after the other, until a run ends before its point. Another consumer continues with
 * the remaining messages.
 */
@Timeout(600)
class ConsumerKillTest {
  private static final boolean FULL = "full".equals(System.getProperty("holdfast.campaign"));
  private static final String END = "the end";
  private static final List<String> KINDS =
      List.of(
          "before-ReceiveMessage",
          "after-ReceiveMessage",
          "before-sink",
          "after-sink",
          "before-DeleteMessage",
          "after-DeleteMessage",
          "before-SendMessage",
          "after-SendMessage",
          "before-ChangeMessageVisibility",
          "after-ChangeMessageVisibility");
  private static final String POISON = "재고 부족";
  private static final RestockRequest GOOD = Requests.number(1);
  private static final RestockRequest REFUSED = Requests.number(Doomed.REFUSED);
  private static final RestockRequest POSTPONED = Requests.number(Doomed.POSTPONED);

  private final List<String> accepted = new ArrayList<>();
  private final List<String> reached = new ArrayList<>();

  @Test
  void whereverItIsKilledEveryRequestReachesTheSinkAndEveryPoisonTheDeadLetterQueue()
      throws Exception {
    assertThat(run(0)).isEqualTo(END);
    List<String> unharmed = List.copyOf(reached);
    List<String> points = new ArrayList<>();
    if (FULL) {
      do {
        points.add(run(points.size() + 1));
      } while (!points.contains(END));
    } else {
      for (String kind : KINDS) {
        points.add(run(unharmed.indexOf(kind) + 1));
      }
    }
    System.out.println("consumer killed at " + points);
    assertThat(points).containsAll(KINDS);
  }

  /** Runs a consumer that dies at this point, and returns the point where it died; 0 is none. */
  private String run(int deadly) throws IOException, InterruptedException {
    accepted.clear();
    reached.clear();
    String queue = TestQueues.create("kill");
    String dead = TestQueues.create("kill-dead");
    send(queue, POISON);
    for (RestockRequest request : List.of(GOOD, REFUSED, POSTPONED)) {
      send(queue, RestockMessage.write(request));
    }

    String point = die(queue, dead, deadly);
    goOn(queue, dead);

    assertThat(accepted)
        .as("accepted, killed at %s", point)
        .contains(GOOD.id().value(), POSTPONED.id().value())
        .doesNotContain(REFUSED.id().value())
        // At most one repeat: by the consumer that was killed, and by the one after it.
        .hasSizeLessThanOrEqualTo(3);
    List<Message> parked = TestQueues.take(dead);
    assertThat(parked)
        .as("parked, killed at %s", point)
        .extracting(Message::body)
        .contains(POISON, RestockMessage.write(REFUSED))
        .doesNotContain(RestockMessage.write(GOOD), RestockMessage.write(POSTPONED))
        .hasSizeLessThanOrEqualTo(3);
    assertThat(parked)
        .allSatisfy(it -> assertThat(it.messageAttributes()).containsKey("HoldfastReason"));
    return point;
  }

  private static void send(String queue, String body) {
    TestQueues.client().sendMessage(request -> request.queueUrl(queue).messageBody(body));
  }

  private String die(String queue, String dead, int deadly)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                Doomed.class.getName(),
                TestQueues.endpoint().toString(),
                queue,
                dead,
                Integer.toString(deadly))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String point = END;
    for (String line : process.inputReader(StandardCharsets.US_ASCII).lines().toList()) {
      String[] words = line.split(" ", 2);
      if (words[0].equals("killed")) {
        point = words[1];
      } else if (words[0].equals("reached")) {
        reached.add(words[1]);
      } else {
        assertThat(words[0]).isEqualTo("accepted");
        accepted.add(words[1]);
      }
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(point.equals(END) ? 0 : 137);
    return point;
  }

  /** Runs the consumer that continues. */
  private void goOn(String queue, String dead) {
    SqsRestockConsumer consumer =
        Doomed.consumer(
                TestQueues.endpoint(),
                queue,
                dead,
                request -> {
                  if (request.equals(REFUSED)) {
                    throw PublishingException.permanentFailure("refused", null);
                  }
                  accepted.add(request.id().value());
                },
                new FailPoints(0))
            .build();
    while (TestQueues.size(queue) > 0) {
      consumer.runOnce();
    }
  }
}
