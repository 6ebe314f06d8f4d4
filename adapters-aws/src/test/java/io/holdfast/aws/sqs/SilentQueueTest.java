package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Silence;
import io.holdfast.inventory.error.UnavailableException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Tests that every call ends where SQS accepts connections and does not answer. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentQueueTest {
  static Stream<Named<Consumer<SqsRestockConsumer>>> calls() {
    return Stream.of(
        Named.of("check", SqsRestockConsumer::check),
        Named.of("redrive", consumer -> consumer.redrive(1)),
        Named.of("poll", SqsRestockConsumer::runOnce));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyCallEnds(Consumer<SqsRestockConsumer> call) {
    try (Silence silence = new Silence();
        SqsClient client = TestQueues.client(silence.endpoint());
        SqsRestockConsumer consumer =
            SqsRestockConsumer.builder(client, request -> {})
                .queue(silence.endpoint() + "/queue/stock-queue")
                .deadLetterQueue(silence.endpoint() + "/queue/stock-dead")
                .waitTime(Duration.ZERO)
                .requestTimeout(Duration.ofMillis(200))
                .build()) {
      assertThatThrownBy(() -> call.accept(consumer)).isInstanceOf(UnavailableException.class);
    }
  }
}
