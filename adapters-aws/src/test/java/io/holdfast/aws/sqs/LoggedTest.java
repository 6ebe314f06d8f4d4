package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.Logged;
import io.holdfast.aws.internal.RestockMessage;
import io.holdfast.restock.spi.PublishingException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the content of log lines and of the reasons of parked messages. */
@Timeout(60)
class LoggedTest extends OnQueues {
  private static final String CANARY = "canary7f3a";

  @ParameterizedTest
  @ValueSource(
      strings = {
        CANARY,
        "{\"" + CANARY + "\":\"" + CANARY + "\"}",
        "{\"version\":1,\"" + CANARY + "\":1}",
        "{\"version\":1,\"id\":\"" + CANARY + " \"}",
        "{\"version\":1,\"id\":1,\"id\":\"" + CANARY + "\"}",
        "{\"Type\":\"" + CANARY + "\",\"Message\":\"" + CANARY + "\",\"TopicArn\":\"x\"}"
      })
  void nothingOfABodyIsLoggedNorSaidAsTheReason(String body) {
    send(body);

    String log = Logged.during(() -> options().build().runOnce());

    assertThat(log).contains("was put into the dead-letter queue: ").doesNotContain(CANARY);
    assertThat(attribute(TestQueues.take(dead).get(0), DeadLetters.REASON)).doesNotContain(CANARY);
  }

  @Test
  void aReasonStartsNoLineOfItsOwn() {
    send(Requests.number(1), Requests.number(2));
    String hostile = "no\r\n2026-01-01 INFO paid \u001b[31m\u202egnp 재고" + "x".repeat(5_000);
    sink.thenThrow(PublishingException.permanentFailure(hostile, null))
        .thenThrow(PublishingException.transientFailure(hostile, null));

    String log = Logged.during(() -> options().build().runOnce());

    // The logger writes the name of the thread first: that of this test, which runs the consumer.
    String thread = Pattern.quote("[" + Thread.currentThread().getName() + "]");
    assertThat(log.lines().toList())
        .hasSize(2)
        .allMatch(line -> line.matches(thread + " (WARN|INFO) [^\\p{C}]{1,600}"));
    String reason = attribute(TestQueues.take(dead).get(0), DeadLetters.REASON);
    assertThat(reason).startsWith("no  2026-01-01 INFO paid  [31m gnp 재고xxx").hasSize(500);
  }

  @Test
  void whatTheSinkThrowsUnexpectedlyIsNotQuoted() {
    send(Requests.number(1));
    sink.thenThrow(new IllegalStateException(CANARY));

    String log = Logged.during(() -> options().build().runOnce());

    assertThat(log).contains("failed with IllegalStateException").doesNotContain(CANARY);
  }

  @Test
  void aRequestThatIsHandedOnIsNotLoggedAtAll() {
    send(RestockMessage.write(Requests.number(1)));

    assertThat(Logged.during(() -> options().build().runOnce())).isEmpty();
  }
}
