package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.error.ConfigurationException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Tests that invalid options are refused at once, without a request. */
class OptionsTest {
  private final SqsClient sqs = Mockito.mock(SqsClient.class);

  private SqsRestockConsumer.Builder options() {
    return SqsRestockConsumer.builder(sqs, request -> {})
        .queue("https://sqs.eu-central-1.amazonaws.com/000000000000/stock")
        .deadLetterQueue("https://sqs.eu-central-1.amazonaws.com/000000000000/stock-dead");
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        option("visibility", it -> it.visibility(Duration.ZERO)),
        option("visibility", it -> it.visibility(Duration.ofHours(1).plusSeconds(1))),
        option("visibility", it -> it.visibility(Duration.ofMillis(1_500))),
        option("waitTime", it -> it.waitTime(Duration.ofSeconds(21))),
        option("waitTime", it -> it.waitTime(Duration.ofSeconds(-1))),
        option("batchSize", it -> it.batchSize(0)),
        option("batchSize", it -> it.batchSize(11)),
        option("requestTimeout", it -> it.requestTimeout(Duration.ZERO)),
        option("maxAttempts", it -> it.maxAttempts(0)),
        option("threads", it -> it.threads(65)),
        option("shutdownTimeout", it -> it.shutdownTimeout(Duration.ofSeconds(-1))),
        option("backOff", it -> it.backOff(Duration.ZERO, Duration.ofSeconds(1))),
        option("backOff", it -> it.backOff(Duration.ofSeconds(2), Duration.ofSeconds(1))),
        option("backOff", it -> it.backOff(Duration.ofSeconds(1), Duration.ofHours(12))),
        option("once", it -> it.once(Mockito.mock(IdempotencyStore.class), Duration.ofMillis(999))),
        option(
            "deadLetterQueue: is the queue itself",
            it -> it.deadLetterQueue("https://sqs.eu-central-1.amazonaws.com/000000000000/stock")),
        option(
            "deadLetterQueue: one is FIFO, the other is not",
            it -> it.deadLetterQueue("https://sqs.example/1/dead.fifo")));
  }

  private static Arguments option(String name, Consumer<SqsRestockConsumer.Builder> say) {
    return Arguments.of(name, say);
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void refusesNonsenseByName(String name, Consumer<SqsRestockConsumer.Builder> say) {
    SqsRestockConsumer.Builder builder = options();
    say.accept(builder);
    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(name);
  }

  @Test
  void bothQueuesAreRequired() {
    SqsRestockConsumer.Builder none = SqsRestockConsumer.builder(sqs, request -> {});
    assertThatThrownBy(none::build).hasMessage("queue: required");
    none.queue("https://sqs.example/1/stock");
    assertThatThrownBy(none::build).hasMessage("deadLetterQueue: required");
  }

  @Test
  void asksNobodyAndClosesNoClient() {
    options().build().close();

    Mockito.verifyNoInteractions(sqs);
  }

  @Test
  void theBackOffDoublesAndItsSecondHalfIsRandom() {
    QueueBackOff backOff = new QueueBackOff(Duration.ofSeconds(4), Duration.ofSeconds(60));
    for (int i = 0; i < 1_000; i++) {
      assertThat(backOff.after(1, null)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
      assertThat(backOff.after(3, null)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
      assertThat(backOff.after(1_000_000, null))
          .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
    assertThat(Stream.generate(() -> backOff.after(5, null)).limit(1_000).distinct().count())
        .isGreaterThan(20);
    assertThat(backOff.after(1, Duration.ofMillis(30_001))).isEqualTo(Duration.ofSeconds(31));
    assertThat(backOff.after(1, Duration.ofDays(9))).isEqualTo(QueueBackOff.MAX);
    assertThat(backOff.after(1, Duration.ofSeconds(-5)))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }
}
